// Package schema holds the words that reading and storage share: spans,
// entities, claims and the evidence for them, and the ontology that names
// their relations. It imports nothing else of relata.
//
// The graph model these types describe has five kinds of node. An [Entity] is
// someone or something named; a [Claim] is one statement, once, however many
// texts make it; an [Evidence] is one place in one text that makes the claim;
// sentences and documents hold the text itself.
package schema

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// Span is a half-open range of byte offsets [Start, End) into the UTF-8 text
// of a document.
type Span struct {
	Start, End int
}

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// IsZero reports whether the span is empty and at the start of the text, the
// value that stands for "no span".
func (s Span) IsZero() bool { return s == Span{} }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Of slices the span out of text. It returns "" when the span does not lie
// within the text.
func (s Span) Of(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// Class is the kind of thing an entity is.
type Class string

// The classes of entities. The first ten are the classes of names; Office,
// Document and Thing are classes of entities that descriptions build.
const (
	Person       Class = "Person"
	Organization Class = "Organization"
	Country      Class = "Country"
	City         Class = "City"
	Place        Class = "Place"
	Facility     Class = "Facility"
	Group        Class = "Group"
	Event        Class = "Event"
	Product      Class = "Product"
	Law          Class = "Law"
	Thing        Class = "Thing"
)

// NameClasses are the classes a name can have, in the order of the guide that
// the training data was marked by.
var NameClasses = []Class{Person, Organization, Country, City, Place, Facility, Group, Event, Product, Law}

// Entity is someone or something the texts speak of: one node of the graph.
type Entity struct {
	// ID is the short IRI, such as "ent:Joseph_Dunford".
	ID string
	// Label is the fullest or best-known name.
	Label string
	Class Class
	// Aliases are the other names it goes by, sorted, without the label.
	Aliases []string
	// SameAs are IRIs of the same thing elsewhere, such as
	// "http://www.wikidata.org/entity/Q30"; only where certain.
	SameAs []string
	// Reason says why its mentions were taken for one thing, one line a merge
	// that was more than an equal name, such as "surname Gerasimov".
	Reason []string
	// ReadAs is the ID that the reading of its document gave it, where
	// resolution across documents has since found it to be another; else "".
	ReadAs string
}

// Node is the subject, object or further argument of a claim: an entity, or a
// literal value, or text that could not be resolved to either.
type Node struct {
	// Entity is the short IRI of the entity, "" for a literal.
	Entity string
	// Label is the name of the entity, or the trimmed words of a literal.
	Label string
	Class Class
	// Aliases are the entity's other names.
	Aliases []string
	// Text is the words as they stand in the document: Span sliced out of it.
	Text string
	Span Span
	// Datatype is the short IRI of a literal's type ("xsd:date",
	// "xsd:decimal" …), "" for plain text.
	Datatype string
	// Value is the normalised form of a typed literal ("2018-07-19"), or for
	// plain text the words without a leading determiner.
	Value string
	// Unresolved marks a pronoun or a bare description whose referent is not
	// known: such a node stays text and never becomes an entity.
	Unresolved bool
	// Scope is the ID of the document that an unresolved node stands in: "he" of
	// one document is not "he" of another. It is "" for any other node.
	Scope string
}

// IsZero reports whether there is no node at all, as for the object of an
// intransitive verb without complement.
func (n Node) IsZero() bool { return n.Entity == "" && n.Label == "" && n.Value == "" && n.Text == "" }

// Key identifies the node within a claim: its IRI, or its literal.
func (n Node) Key() string {
	if n.Entity != "" {
		return n.Entity
	}
	if n.Datatype != "" {
		return n.Value + "^^" + n.Datatype
	}
	if n.Scope != "" {
		return n.Scope + "\"" + n.Value
	}
	return "\"" + n.Value
}

// Predicate is the relation of a claim.
type Predicate struct {
	// ID is the short IRI: a relation of the ontology ("rel:leads") or an
	// open one built of lemma and preposition ("rel:draw_line_on").
	ID string
	// Label is the readable form ("leads", "draw line on").
	Label string
	// Text is the phrase as it stands in the document, or a phrase built of
	// its words where none stands there ("is chairman of").
	Text string
	Span Span
}

// Modality is how a piece of evidence presents what it says.
type Modality string

// The modalities. Only an asserted claim, its own or attributed to a source,
// may become an edge.
const (
	Asserted     Modality = "asserted"
	Possible     Modality = "possible"
	Planned      Modality = "planned"
	Demanded     Modality = "demanded"
	Hypothetical Modality = "hypothetical"
	Asked        Modality = "asked"
)

// Status is how a claim stands over all its evidence.
type Status string

// The statuses, from the best supported to the worst.
const (
	StatusAsserted   Status = "asserted"
	StatusAttributed Status = "attributed"
	StatusUnrealised Status = "unrealised"
	StatusDenied     Status = "denied"
	StatusDisputed   Status = "disputed"
)

// Claim is one statement: what is said, apart from who says it and where.
type Claim struct {
	Subject   Node
	Predicate Predicate
	Object    Node
	// Negated is the polarity: true when the text denies the statement.
	Negated bool
	// Event is the ontology's event type ("CONSULT"), "" for none.
	Event string
}

// ID is "claim:" and a hash of subject, predicate, object and polarity: the
// same statement has the same ID in every text.
func (c Claim) ID() string {
	pol := "+"
	if c.Negated {
		pol = "-"
	}
	return "claim:" + Hash(c.Subject.Key(), c.Predicate.ID, c.Object.Key(), pol)
}

// Arg is a further participant or circumstance of the event of a claim.
type Arg struct {
	// Role is one of the closed list of roles: theme, to, from, with, by,
	// for, about, in, at, on, of, as, against, because, purpose, amount,
	// manner, other.
	Role string
	Node
}

// When is the time of an event: an interval of days, both ends included.
type When struct {
	// Start and End are ISO 8601 dates ("2018-07-19"), months ("2018-07") or
	// years ("2018"), or date-times; End equals Start for a single point. End
	// alone bounds what was over by then. Both are "" where the words could
	// not be resolved.
	Start, End string
	Text       string
	Span       Span
	// Frame tells that the time comes from elsewhere than the clause of the
	// claim: "" the clause, "sentence", "discourse", or "document" where the
	// words name no time and the date of the text stands for it.
	Frame string
}

// Evidence is one place in one text that makes a claim.
type Evidence struct {
	Claim Claim
	// Doc is the ID of the document, Source the path or address it was read
	// from.
	Doc, Source string
	// Sentence counts from 0 within the document; SentenceSpan is where the
	// sentence stands and SentenceText its words.
	Sentence     int
	SentenceSpan Span
	SentenceText string
	Args         []Arg
	When         *When
	Where        *Node
	// SaidBy is the chain of sources, the nearest first; empty when the
	// document itself says it.
	SaidBy   []Node
	Modality Modality
	// Tense is past, present or future, "" where the words do not tell.
	Tense string
	// Confidence is the chance, 0 to 1, that a careful reader would call the
	// claim right.
	Confidence float64
	// Rule names the rule that read the claim ("verb+obl:to").
	Rule string
	// Turned is the phrase as it stands where subject and object stand the
	// other way round in it: "was killed by" of "Y was killed by X", which is
	// the claim X rel:kills Y with the phrase "killed", or with the label of
	// the relation where no word of it fits; else "".
	Turned string
	// Typing says why the claim keeps its open predicate although a relation
	// of the ontology has its words: the rule of domain or range that it
	// broke ("rel:leads: subject is Place, not Agent"); "" otherwise.
	Typing string
}

// ID is "ev:" and a hash of document, sentence, spans and claim.
func (e Evidence) ID() string {
	return "ev:" + Hash(e.Doc, itoa(e.SentenceSpan.Start), e.Claim.ID(),
		itoa(e.Claim.Subject.Span.Start), itoa(e.Claim.Predicate.Span.Start), itoa(e.Claim.Object.Span.Start), e.Rule)
}

func itoa(n int) string {
	if n == 0 {
		return "0"
	}
	neg := n < 0
	if neg {
		n = -n
	}
	var b [20]byte
	i := len(b)
	for ; n > 0; n /= 10 {
		i--
		b[i] = byte('0' + n%10)
	}
	if neg {
		i--
		b[i] = '-'
	}
	return string(b[i:])
}

// Hash is a short name for parts: 80 bits of their SHA-256 in base 32, lower
// case, without padding. Parts are kept apart, so ("ab","c") and ("a","bc")
// differ.
func Hash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(itoa(len(p))))
		h.Write([]byte{':'})
		h.Write([]byte(p))
	}
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(h.Sum(nil)[:10]))
}

// Sentence is a sentence as the graph keeps it.
type Sentence struct {
	Span Span
	Text string
}

// Reading is all that the graph keeps of one document: what extractors give
// and stores take.
type Reading struct {
	Doc       DocumentInfo
	Text      string
	Sentences []Sentence
	// Entities are those the evidence or the text names, sorted by ID.
	Entities []Entity
	// Evidence is in the order of the text.
	Evidence []Evidence
}

// DocumentInfo is what is known of a document beside its text.
type DocumentInfo struct {
	// ID is "doc:" and a hash of the text and the source's own identity; see
	// extract.NewDocument.
	ID string
	// Source is the path or address it was read from.
	Source    string
	Title     string
	Author    string
	Publisher string
	URL       string
	// Date is the day of publication, ISO 8601, "" where unknown.
	Date string
	// DateFrom says how the date was found: "stated" by the file or its
	// metadata, "text" for a line of the text itself, "" where unknown.
	DateFrom string
	// ContentHash is the SHA-256 of the text, in hexadecimal.
	ContentHash string
	// Language is an ISO 639-1 code, "en" for what the English reader reads.
	Language string
}
