package gazetteer

import (
	"sort"
	"strings"
)

func (g *Gazetteer) indexOffices() {
	for i, e := range g.entries {
		for _, o := range e.Offices {
			g.indexOffice(int32(i), o)
		}
	}
}

func (g *Gazetteer) indexOffice(i int32, o Office) {
	key := plainRole(o.Role) + "@" + o.State
	g.offices[key] = append(g.offices[key], holder{i, o})
}

// Holder finds who held an office on a date, an ISO 8601 day, month or year.
// The role is in any usual wording ("Secretary of State", "minister for foreign
// affairs"); the state is the ID, a name, an adjective or a demonym of a state
// or body, or "" where the role begins with it ("US Secretary of State"). On a
// day of change the later holder counts. It finds nobody when the data do not
// tell of exactly one.
func (g *Gazetteer) Holder(role, state, date string) (*Entry, bool) {
	if date == "" || !isDate(date) {
		return nil, false
	}
	words := strings.Fields(role)
	id := g.stateID(state)
	if len(words) > 0 {
		if strings.EqualFold(words[0], "the") {
			words = words[1:]
		}
		if len(words) > 0 && strings.HasSuffix(words[len(words)-1], "'s") {
			return nil, false
		}
	}
	if len(words) > 1 {
		if m := g.Match(words, 0); len(m) > 0 && m[0].Last < len(words) {
			if own := g.actor(m); own != "" && (id == "" || own == id) {
				id, words = own, words[m[0].Last:]
			}
		}
	}
	if id == "" {
		return nil, false
	}
	plain := plainRole(strings.Join(words, " "))
	holders := g.offices[plain+"@"+id]
	if len(holders) == 0 && plain == "foreign minister" {
		holders = g.offices["secretary of state@"+id]
	}
	var best *holder
	unique := true
	for i := range holders {
		h := &holders[i]
		switch {
		case !h.on(date):
		case best == nil || h.entry == best.entry || h.follows(best, date):
			best, unique = h, best == nil || unique
		case !best.follows(h, date):
			unique = false
		}
	}
	if best == nil || !unique {
		return nil, false
	}
	return g.entries[best.entry], true
}

// follows tells whether h took over from b by the date: on that very day, or
// when the end of b's term was not known to the tables.
func (h *holder) follows(b *holder, date string) bool {
	if h.Start <= b.Start {
		return false
	}
	if b.End == "" {
		return !strings.Contains(h.Role, "deputy") && !strings.Contains(h.Role, "vice")
	}
	return len(date) >= len(b.End) && b.End <= cut(date, b.End)
}

// stateID reads a state given in any way.
func (g *Gazetteer) stateID(s string) string {
	if s == "" {
		return ""
	}
	if e := g.ByID(s); e != nil {
		return e.ID
	}
	if e, ok := g.CountryOf(s); ok {
		return e.ID
	}
	words := strings.Fields(s)
	if m := g.Match(words, 0); len(m) > 0 && m[0].Last == len(words) {
		return g.actor(m)
	}
	return ""
}

// actor is the state or body that a matched name acts for: the country of a
// demonym, the body itself, or what a metonym stands for.
func (g *Gazetteer) actor(ms []Match) string {
	for _, m := range ms {
		switch {
		case m.Entry.MetonymOf != "":
			return m.Entry.MetonymOf
		case m.Entry.Class == "Country" || m.Entry.Class == "Organization":
			return m.Entry.ID
		}
	}
	return ""
}

// on tells whether the term holds on a date. The less exact of two dates
// decides how exactly they are compared.
func (o Office) on(date string) bool {
	if o.Start != "" && cut(date, o.Start) < cut(o.Start, date) {
		return false
	}
	return o.End == "" || cut(date, o.End) <= cut(o.End, date)
}

// cut shortens a to the length of b.
func cut(a, b string) string {
	if len(a) > len(b) {
		return a[:len(b)]
	}
	return a
}

// Held lists the offices the entry held on a date, in the order of the tables.
func (e *Entry) Held(date string) []Office {
	var out []Office
	for _, o := range e.Offices {
		if o.on(date) {
			out = append(out, o)
		}
	}
	return out
}

// Roles lists, sorted, every plain role that somebody in the gazetteer held.
func (g *Gazetteer) Roles() []string {
	seen := map[string]bool{}
	var out []string
	for k := range g.offices {
		role, _, _ := strings.Cut(k, "@")
		if !seen[role] {
			seen[role] = true
			out = append(out, role)
		}
	}
	sort.Strings(out)
	return out
}

// roleWords are wordings of one role: the ministries news knows by several
// names.
var roleWords = strings.NewReplacer(
	"defence", "defense", "premier ", "prime minister ", "minister for", "minister of", "ministry of", "minister of",
	"chairwoman", "chairman", "chairperson", "chairman",
	"presidency", "president", "-", " ",
)

var sameRole = map[string]string{
	"premier":                                "prime minister",
	"pm":                                     "prime minister",
	"taoiseach":                              "prime minister",
	"minister of foreign affairs":            "foreign minister",
	"minister of the foreign affairs":        "foreign minister",
	"minister of external affairs":           "foreign minister",
	"external affairs minister":              "foreign minister",
	"minister of external relations":         "foreign minister",
	"minister of foreign relations":          "foreign minister",
	"foreign affairs minister":               "foreign minister",
	"foreign secretary":                      "foreign minister",
	"foreign chief":                          "foreign minister",
	"top diplomat":                           "foreign minister",
	"state secretary":                        "secretary of state",
	"minister of defense":                    "defense minister",
	"minister of national defense":           "defense minister",
	"secretary of defense":                   "defense minister",
	"defense secretary":                      "defense minister",
	"defense chief":                          "defense minister",
	"secretary of the treasury":              "treasury secretary",
	"chancellor of the exchequer":            "finance minister",
	"minister of finance":                    "finance minister",
	"interior secretary":                     "interior minister",
	"minister of interior":                   "interior minister",
	"minister of the interior":               "interior minister",
	"minister of internal affairs":           "interior minister",
	"home secretary":                         "interior minister",
	"home minister":                          "interior minister",
	"minister of home affairs":               "interior minister",
	"joint chiefs of staff chairman":         "chairman of the joint chiefs of staff",
	"joint chiefs chairman":                  "chairman of the joint chiefs of staff",
	"chairman of the joint chiefs":           "chairman of the joint chiefs of staff",
	"chief of general staff":                 "chief of the general staff",
	"general staff chief":                    "chief of the general staff",
	"chief of staff of the armed forces":     "chief of the general staff",
	"national security advisor":              "national security adviser",
	"ambassador to the united nations":       "un ambassador",
	"ambassador to the un":                   "un ambassador",
	"permanent representative to the un":     "un ambassador",
	"u.n. ambassador":                        "un ambassador",
	"secretary of homeland security":         "homeland security secretary",
	"paramount leader":                       "president",
	"head of state":                          "president",
	"queen":                                  "monarch",
	"king":                                   "monarch",
	"emir":                                   "monarch",
	"emperor":                                "monarch",
	"sultan":                                 "monarch",
	"director of central intelligence":       "cia director",
	"director of the cia":                    "cia director",
	"director of the fbi":                    "fbi director",
	"central intelligence agency director":   "cia director",
	"federal reserve chairman":               "fed chairman",
	"chairman of the federal reserve":        "fed chairman",
	"high representative of foreign affairs": "foreign policy chief",
	"high representative":                    "foreign policy chief",
}

// plainRole gives one wording for the ways to name a role.
func plainRole(role string) string {
	r := strings.ToLower(strings.Join(strings.Fields(role), " "))
	r = strings.TrimSpace(roleWords.Replace(r + " "))
	if s, ok := sameRole[r]; ok {
		return s
	}
	return r
}
