package claims

import (
	"strings"

	"github.com/relata-kg/relata/schema"
)

// members gives what a group mention does to each of those it stands for:
// "both generals signed the plan" is a claim for either general. What they do
// with each other ("both leaders met") is one claim for each two of them.
func (r *reader) members(i int) {
	mi := r.mention[i]
	if mi < 0 {
		return
	}
	m := r.d.Mentions[mi]
	if m.Entity >= 0 || len(m.Members) < 2 || len(m.Members) > maxMembers {
		return
	}
	whole := r.node(i)
	var each []schema.Node
	for _, e := range m.Members {
		if e < 0 || e >= len(r.d.Entities) {
			return
		}
		n := schema.Node{Text: whole.Text, Span: whole.Span}
		r.link(&n, e)
		each = append(each, n)
	}
	out := make([]schema.Evidence, 0, len(r.ev))
	paired := map[int]bool{}
	for _, e := range r.ev {
		c := e.Claim
		subject := c.Subject.Entity == "" && c.Subject.Span == whole.Span
		object := c.Object.Entity == "" && c.Object.Span == whole.Span
		switch {
		case subject == object || !strings.HasPrefix(e.Rule, "verb") && !strings.HasPrefix(e.Rule, "passive") || len(r.ev)+len(out) > maxClaims:
			out = append(out, e)
		case subject && together(c):
			if paired[c.Predicate.Span.Start] {
				break
			}
			paired[c.Predicate.Span.Start] = true
			if !c.Object.IsZero() {
				_, prep, _ := strings.Cut(strings.TrimPrefix(c.Predicate.ID, "rel:"), "_")
				e.Args = append([]schema.Arg{{Role: roles[prep], Node: c.Object}}, e.Args...)
				c.Predicate.ID, c.Predicate.Label = strings.TrimSuffix(c.Predicate.ID, "_"+prep), strings.TrimSuffix(c.Predicate.Label, " "+prep)
				e.Claim.Predicate.Text = strings.TrimSuffix(c.Predicate.Text, " "+prep)
			}
			for a := range each {
				for _, o := range each[a+1:] {
					p := e
					p.Claim.Subject, p.Claim.Object = each[a], o
					p.Claim.Predicate.ID, p.Claim.Predicate.Label = c.Predicate.ID+"_with", c.Predicate.Label+" with"
					p.Rule = "verb+symmetric"
					out = append(out, p)
				}
			}
		case subject:
			for _, n := range each {
				if c.Object.Entity != "" && c.Object.Entity == n.Entity {
					continue
				}
				p := e
				p.Claim.Subject = n
				out = append(out, p)
			}
		default:
			for _, n := range each {
				if c.Subject.Entity != "" && c.Subject.Entity == n.Entity {
					continue
				}
				p := e
				p.Claim.Object = n
				out = append(out, p)
			}
		}
	}
	r.ev = out
}

// together tells whether a claim says what its subjects do with each other: a
// verb such as "meet" alone, or with a phrase that names no other party.
func together(c schema.Claim) bool {
	verb, prep, _ := strings.Cut(strings.TrimPrefix(c.Predicate.ID, "rel:"), "_")
	if !symmetric[verb] {
		return false
	}
	switch prep {
	case "with", "against", "to":
		return false
	}
	return c.Object.IsZero() == (prep == "") && (prep == "" || roles[prep] != "")
}

// maxMembers bounds the groups whose members are told apart; what larger ones
// do is said of the group.
const maxMembers = 4
