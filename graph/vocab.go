package graph

import (
	"strings"
	"sync"
	"unicode"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/voc"
	_ "github.com/cayleygraph/quad/voc/core" // rdf:, rdfs:, owl:, xsd:, schema:

	"github.com/relata-kg/relata/schema"
)

// ModelVersion is the version of the graph model; it changes when graphs
// written before can no longer be read or brought up to date.
const ModelVersion = "1"

// DefaultBase is the base of the full IRIs in exports when none is configured.
const DefaultBase = "https://relata-kg.github.io/id/"

// ownPrefixes are the namespaces that hang on the base: "ent:" stands for
// base + "ent/".
var ownPrefixes = []string{"ent", "rel", "claim", "ev", "sent", "doc", "plover", "class"}

var standard = []voc.Namespace{
	{Prefix: "rdf:", Full: "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{Prefix: "rdfs:", Full: "http://www.w3.org/2000/01/rdf-schema#"},
	{Prefix: "owl:", Full: "http://www.w3.org/2002/07/owl#"},
	{Prefix: "xsd:", Full: "http://www.w3.org/2001/XMLSchema#"},
	{Prefix: "skos:", Full: "http://www.w3.org/2004/02/skos/core#"},
	{Prefix: "prov:", Full: "http://www.w3.org/ns/prov#"},
	{Prefix: "dcterms:", Full: "http://purl.org/dc/terms/"},
	{Prefix: "schema:", Full: "http://schema.org/"},
	{Prefix: "wd:", Full: "http://www.wikidata.org/entity/"},
}

func prefixes(base string) []voc.Namespace {
	if base == "" {
		base = DefaultBase
	}
	out := append([]voc.Namespace(nil), standard...)
	for _, p := range ownPrefixes {
		out = append(out, voc.Namespace{Prefix: p + ":", Full: base + p + "/"})
	}
	return out
}

// Namespaces gives the prefixes of the graph model with the full IRIs they
// stand for; base is the start of relata's own and ends in "/" or "#"
// ([DefaultBase] when empty).
func Namespaces(base string) *voc.Namespaces {
	ns := new(voc.Namespaces)
	for _, p := range prefixes(base) {
		ns.Register(p)
	}
	return ns
}

var registerMu sync.Mutex

// Register makes the prefixes known to package voc, which Cayley's query
// languages and REST interface read. It may be called again with another base.
func Register(base string) {
	registerMu.Lock()
	defer registerMu.Unlock()
	for _, p := range prefixes(base) {
		voc.Register(p)
	}
}

// The terms of the model.
const (
	rdfType      = quad.IRI("rdf:type")
	rdfStatement = quad.IRI("rdf:Statement")
	rdfSubject   = quad.IRI("rdf:subject")
	rdfPredicate = quad.IRI("rdf:predicate")
	rdfObject    = quad.IRI("rdf:object")
	rdfValue     = quad.IRI("rdf:value")
	rdfsLabel    = quad.IRI("rdfs:label")
	skosAlt      = quad.IRI("skos:altLabel")
	owlSameAs    = quad.IRI("owl:sameAs")
	owlDifferent = quad.IRI("owl:differentFrom")
	owlVersion   = quad.IRI("owl:versionInfo")
	provDerived  = quad.IRI("prov:wasDerivedFrom")

	dcTitle     = quad.IRI("dcterms:title")
	dcSource    = quad.IRI("dcterms:source")
	dcPublisher = quad.IRI("dcterms:publisher")
	dcCreator   = quad.IRI("dcterms:creator")
	dcIssued    = quad.IRI("dcterms:issued")
	dcLanguage  = quad.IRI("dcterms:language")
	dcPartOf    = quad.IRI("dcterms:isPartOf")

	schemaArticle = quad.IRI("schema:Article")

	// Of the claim.
	relStatus   = quad.IRI("rel:status")
	relPolarity = quad.IRI("rel:polarity")
	relSources  = quad.IRI("rel:sources")
	relDenies   = quad.IRI("rel:denies")

	// Of the evidence.
	relSupports   = quad.IRI("rel:supports")
	relSentence   = quad.IRI("rel:sentence")
	relPhrase     = quad.IRI("rel:phrase")
	relPredLabel  = quad.IRI("rel:predicateLabel")
	relSpans      = quad.IRI("rel:spans")
	relWhen       = quad.IRI("rel:when")
	relUntil      = quad.IRI("rel:until")
	relWhenFrom   = quad.IRI("rel:whenFrom")
	relWhere      = quad.IRI("rel:where")
	relSaidBy     = quad.IRI("rel:saidBy")
	relModality   = quad.IRI("rel:modality")
	relConfidence = quad.IRI("rel:confidence")
	relRule       = quad.IRI("rel:rule")
	relTense      = quad.IRI("rel:tense")
	relTyping     = quad.IRI("rel:untypedBecause")
	relEvent      = quad.IRI("rel:event")
	relUnresolved = quad.IRI("rel:unresolved")
	relTrace      = quad.IRI("rel:trace")

	// Of the sentence and the document.
	relSpan     = quad.IRI("rel:span")
	relBefore   = quad.IRI("rel:before")
	relAfter    = quad.IRI("rel:after")
	relHash     = quad.IRI("rel:contentHash")
	relDateFrom = quad.IRI("rel:dateFrom")
	relReadBy   = quad.IRI("rel:readBy")
	relSketch   = quad.IRI("rel:sketch")
	relMentions = quad.IRI("rel:mentions")

	// What one document holds of an entity, labelled with the document; see
	// vote.
	relMentionedIn = quad.IRI("rel:mentionedIn")

	relModel = quad.IRI("rel:model")
)

// versionQuad tells which model the graph follows. It stands in every graph.
var versionQuad = quad.Quad{Subject: relModel, Predicate: owlVersion, Object: quad.String(ModelVersion)}

// schemaClasses are the classes that schema.org knows by the same name.
var schemaClasses = map[schema.Class]bool{
	schema.Person: true, schema.Organization: true, schema.Country: true, schema.City: true,
	schema.Place: true, schema.Event: true, schema.Product: true, schema.Thing: true,
}

// classIRI names a class: schema.org's where it has it, else our own.
func classIRI(c schema.Class) quad.IRI {
	if schemaClasses[c] {
		return quad.IRI("schema:" + string(c))
	}
	return iri("class:" + string(c))
}

// classOf is the inverse of classIRI; ok is false for an IRI of another kind.
func classOf(v quad.Value) (c schema.Class, ok bool) {
	s, isIRI := v.(quad.IRI)
	if !isIRI {
		return "", false
	}
	if name, ok := strings.CutPrefix(string(s), "class:"); ok {
		return schema.Class(name), true
	}
	name, ok := strings.CutPrefix(string(s), "schema:")
	return schema.Class(name), ok && schemaClasses[schema.Class(name)]
}

// eventIRI names an event type; a type of another ontology may bring its own
// prefix.
func eventIRI(e string) quad.IRI {
	if strings.Contains(e, ":") {
		return iri(e)
	}
	return iri("plover:" + e)
}

func eventOf(v quad.Value) (string, bool) {
	s, ok := v.(quad.IRI)
	if !ok || s == rdfStatement {
		return "", false
	}
	return strings.TrimPrefix(string(s), "plover:"), true
}

// iri makes an IRI of an identifier: characters that no IRI may hold are
// percent-encoded, so that every export can be read back.
func iri(s string) quad.IRI {
	bad := func(r rune) bool {
		return r <= ' ' || r == 0x7f || strings.ContainsRune("<>\"{}|\\^`", r) || unicode.IsControl(r) || unicode.IsSpace(r) || r == unicode.ReplacementChar
	}
	if strings.IndexFunc(s, bad) < 0 {
		return quad.IRI(s)
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i, r := range s {
		if !bad(r) {
			b.WriteRune(r)
			continue
		}
		n := len(string(r))
		if r == unicode.ReplacementChar && i < len(s) && s[i] != 0xEF {
			n = 1 // a byte that is not UTF-8
		}
		for _, c := range []byte(s[i:min(i+n, len(s))]) {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return quad.IRI(b.String())
}

// sentenceIRI names the nth sentence of a document.
func sentenceIRI(doc quad.IRI, n int) quad.IRI {
	return quad.IRI("sent:" + strings.TrimPrefix(string(doc), "doc:") + "/" + itoa(n))
}

// PredicateLabel is the readable form of a predicate's identifier:
// "rel:send_to" and "rel:sendTo" read "send to".
func PredicateLabel(id string) string {
	if i := strings.IndexByte(id, ':'); i >= 0 {
		id = id[i+1:]
	}
	var b strings.Builder
	prev := ' '
	for _, r := range id {
		switch {
		case r == '_':
			r = ' '
		case unicode.IsUpper(r) && unicode.IsLower(prev):
			b.WriteByte(' ')
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
		prev = r
	}
	return b.String()
}

// entityLabel is the name an identifier spells, for entities that come without.
func entityLabel(id string) string {
	if i := strings.IndexByte(id, ':'); i >= 0 {
		id = id[i+1:]
	}
	return strings.ReplaceAll(id, "_", " ")
}
