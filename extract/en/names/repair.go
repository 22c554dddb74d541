package names

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/relata-kg/relata/extract/en/gazetteer"
	"github.com/relata-kg/relata/schema"
)

// repair mends what grammar and the gazetteer forbid in the names of one
// sentence.
func (f *finder) repair(s *sentence) {
	var out []name
	for _, n := range s.names {
		for _, n := range s.possessive(n) {
			for _, n := range f.divide(s, n) {
				if s.trim(&n) && !f.isNoName(s, n) {
					s.reclass(&n)
					out = append(out, n)
				}
			}
		}
	}
	s.names = out
	s.complete()
	s.join()
	s.widen()
	f.partners(s)
	rest := s.names[:0]
	for _, n := range s.names {
		s.syllables(&n)
		s.addressed(&n)
		s.followed(&n)
		s.firm(&n)
		f.namesake(s, &n)
		if s.joined(n.last-1) && s.words[n.last] == "-" && n.last+1 < len(s.words) && !isCapital(s.words[n.last+1]) {
			// "Washington-based": a word that only contains a name.
			s.inWords = append(s.inWords, n)
			continue
		}
		rest = append(rest, n)
	}
	s.names = rest
}

// syllables takes the second half of a given name of East Asia into a person's
// name: "Tu Cheng-sheng".
func (s *sentence) syllables(n *name) {
	if n.class != schema.Person || n.last-n.first < 2 || n.last+1 >= len(s.words) || !s.joined(n.last-1) || s.overlaps(n.last, n.last+2) {
		return
	}
	w := s.words[n.last+1]
	if s.words[n.last] == "-" && s.Tokens[n.last].End == s.Tokens[n.last+1].Start && !isCapital(w) && s.Tokens[n.last+1].UPOS == "PROPN" {
		n.last += 2
	}
}

// join makes one name of a person's hyphenated given names that were taken for
// two: "Jean-Charles de Menezes".
func (s *sentence) join() {
	sort.Slice(s.names, func(i, j int) bool { return s.names[i].first < s.names[j].first })
	out := s.names[:0]
	for _, n := range s.names {
		if k := len(out) - 1; k >= 0 && n.class == schema.Person && out[k].class == schema.Person && out[k].last+1 == n.first &&
			s.words[out[k].last] == "-" && s.joined(out[k].last-1) && out[k].last-out[k].first == 1 && n.last-n.first > 1 {
			out[k].last = n.last
			continue
		}
		out = append(out, n)
	}
	s.names = out
}

// widen takes into a name the capitalised word before it that is part of it: the
// point of the compass ("West Germany", "East Jerusalem" are not Germany and
// Jerusalem), the nation of a body ("the Danish Navy") and the kind of a party
// ("the Social Democrats").
func (s *sentence) widen() {
	var out []name
	for _, n := range s.names {
		if k := n.first - 1; k >= 0 && isCapital(s.words[k]) && s.Tokens[k].Head >= n.first && s.Tokens[k].Head < n.last && s.belongs(k, n) {
			i := slices.IndexFunc(out, func(o name) bool { return o.last > k })
			if i < 0 || out[i].first == k && out[i].last == k+1 {
				n.first = k
				out = slices.DeleteFunc(out, func(o name) bool { return o.first == k })
			}
		}
		out = append(out, n)
	}
	s.names = out
}

// belongs tells whether the word at k is part of the name that follows it.
func (s *sentence) belongs(k int, n name) bool {
	t := &s.Tokens[k]
	switch n.class {
	case schema.Country, schema.City, schema.Place:
		return t.UPOS == "PROPN" && quarters[s.words[k]]
	case schema.Organization:
		ms := s.match(k, k+1)
		return ms != nil && ms[0].Class() == schema.Group && t.UPOS == "ADJ" && stateBodies[s.words[n.last-1]] && n.last-n.first <= 2 && s.match(n.first, n.last) == nil
	case schema.Group:
		return k > 0 && n.last-n.first == 1 && partisans[s.words[n.first]] && partyKinds[s.words[k]]
	}
	return false
}

var quarters = map[string]bool{"North": true, "South": true, "East": true, "West": true}

// stateBodies are the last words of the names of bodies that a state has one of.
var stateBodies = map[string]bool{
	"Navy": true, "Army": true, "Parliament": true, "Senate": true, "Congress": true, "Cabinet": true, "Ministry": true, "Court": true, "Force": true,
	"Guard": true, "Police": true, "Embassy": true, "Assembly": true,
}

// partisans are the members of parties of many kinds.
var partisans = map[string]bool{"Democrats": true, "Democrat": true, "Liberals": true, "Socialists": true, "Conservatives": true, "Unionists": true}

var partyKinds = map[string]bool{"Social": true, "Christian": true, "Liberal": true, "Free": true, "National": true, "New": true, "Progressive": true}

// followed takes the class of a name from the common noun it stands before,
// where that can only be of one: "the Tishrin newspaper", "Kandahar province".
func (s *sentence) followed(n *name) {
	if n.last >= len(s.words) {
		return
	}
	switch w := s.words[n.last]; {
	case regions[w] && (n.class == schema.City || n.class == schema.Person):
		n.class = schema.Place
	case bodies[w] && n.class == schema.Person && n.last-n.first == 1 && n.sure < 0.9:
		n.class = schema.Organization
	}
}

// addressed makes a person of whoever is called "Mr." or "Ms.", though his name
// is that of a place or firm: "Mr. Bloomberg".
func (s *sentence) addressed(n *name) {
	if n.first == 0 || n.class == schema.Person {
		return
	}
	switch w := s.words[n.first-1]; strings.ToLower(strings.TrimSuffix(w, ".")) {
	case "mr", "mrs", "ms":
		n.class, n.sure = schema.Person, 0.95
	case "president", "senator", "chancellor", "congressman", "congresswoman", "gen", "sen", "rep":
		// "President Fox", not "Clinton Global Initiative" after a full stop.
		if n.last-n.first == 1 && isCapital(w) && n.class != schema.Group && n.class != schema.Country {
			n.class, n.sure = schema.Person, 0.9
		}
	}
}

// firm takes the word for what a firm does into its name: "Vertex
// Pharmaceuticals", whose second word looks like a common noun, and makes a
// firm of "Meridian Foods", which looks like somebody's name.
func (s *sentence) firm(n *name) {
	if s.caps || s.isTitle() || n.class == schema.Group || s.match(n.first, n.last) != nil && n.last-n.first > 1 {
		return
	}
	if n.last < len(s.words) && firmWords[s.words[n.last]] && !s.overlaps(n.last, n.last+1) && (n.class == schema.Person || n.class == schema.Organization || n.class == schema.Product) {
		n.last++
		n.class, n.sure = schema.Organization, max(n.sure, 0.7)
	}
	if n.class == schema.Person && n.last-n.first > 1 && firmWords[s.words[n.last-1]] {
		n.class = schema.Organization
	}
}

// firmWords end the names of firms and are hardly ever surnames.
var firmWords = map[string]bool{
	"Pharmaceuticals": true, "Therapeutics": true, "Biosciences": true, "Laboratories": true, "Technologies": true, "Industries": true, "Holdings": true,
	"Systems": true, "Motors": true, "Foods": true, "Airlines": true, "Airways": true, "Electronics": true, "Chemicals": true, "Semiconductors": true,
	"Robotics": true, "Logistics": true, "Energy": true, "Partners": true, "Ventures": true, "Investments": true, "Securities": true, "Bank": true,
	"Communications": true, "Pictures": true, "Records": true, "Studios": true, "Entertainment": true, "Software": true, "Networks": true, "Solutions": true,
	"Aerospace": true, "Automotive": true, "Biotech": true, "Pharma": true, "Insurance": true, "Petroleum": true, "Telecom": true, "Mining": true,
}

// namesake makes a person of a place's name that is also a given name, where
// the tree ties a surname to it: "Paris Hilton", "Alexandria Ocasio-Cortez".
func (f *finder) namesake(s *sentence, n *name) {
	if n.class != schema.City && n.class != schema.Place && n.class != schema.Country || n.last-n.first > 1 || s.caps || s.isTitle() || !f.g.Given(s.words[n.first]) {
		return
	}
	last := n.last
	for last < len(s.words) && !s.overlaps(last, last+1) && (s.words[last] == "-" && s.joined(last-1) && s.joined(last) ||
		isCapital(s.words[last]) && s.Tokens[last].UPOS == "PROPN" && s.Tokens[last].Head >= n.first && s.Tokens[last].Head < last) {
		last++
	}
	if last > n.last && s.words[last-1] != "-" && s.Tokens[n.last].Deprel == "flat" && !placeWords[s.words[last-1]] && s.match(n.first, last) == nil {
		n.last, n.class, n.sure = last, schema.Person, 0.7
	}
}

// placeWords follow a place's name in another place's.
var placeWords = map[string]bool{"City": true, "County": true, "Beach": true, "Bay": true, "River": true, "Island": true, "Islands": true, "Airport": true, "University": true, "Heights": true, "Hills": true, "Park": true, "Street": true, "State": true}

// regions and bodies are common nouns for what a name before them names.
var (
	regions = map[string]bool{"province": true, "governorate": true, "region": true, "peninsula": true, "valley": true, "island": true, "river": true, "mountains": true, "desert": true}
	bodies  = map[string]bool{"newspaper": true, "daily": true, "magazine": true, "weekly": true, "television": true, "radio": true, "party": true, "militia": true, "brigade": true, "brigades": true, "corporation": true, "company": true, "airline": true, "bank": true, "university": true}
)

// complete takes whole names that the gazetteer knows where the tagger took
// only a part, and those it missed that can hardly be anything else: countries,
// and names of several words.
func (s *sentence) complete() {
	for _, ms := range s.matches {
		m := ms[0]
		for m.Class() == schema.Person && m.Last-m.First > 1 && titles[strings.ToLower(s.words[m.First])] {
			m.First++
		}
		if m.Kind != gazetteer.Named || s.joined(m.First-1) || s.joined(m.Last-1) {
			continue
		}
		within, other := -1, false
		for i, n := range s.names {
			switch {
			case n.last <= m.First || n.first >= m.Last:
			case n.first >= m.First && n.last <= m.Last && n.last-n.first < m.Last-m.First && within < 0:
				within = i
			default:
				other = true
			}
		}
		capitals := 0
		for i := m.First; i < m.Last; i++ {
			if isCapital(s.words[i]) {
				capitals++
			}
		}
		switch {
		case other:
		case within >= 0 && capitals >= 2:
			n := &s.names[within]
			n.first, n.last = m.First, m.Last
			if !has(ms, n.class) {
				n.class = m.Class()
			}
		case within >= 0 || s.homonym(m.First, m.Last):
		case m.Entry.Own && capitals > 0:
			s.names = append(s.names, name{m.First, m.Last, m.Class(), 0.9})
		case capitals >= 2 || capitals == 1 && article[s.words[m.First]] && m.Last-m.First == 3 || m.Class() == schema.Country && m.Last-m.First == 1 && s.Tokens[m.First].UPOS == "PROPN":
			s.names = append(s.names, name{m.First, m.Last, m.Class(), 0.6})
		}
	}
}

// article is the article that Arabic names begin with.
var article = map[string]bool{"al": true, "el": true, "al-": true}

// match gives what the gazetteer finds at just these words, nil for nothing.
func (s *sentence) match(first, last int) []gazetteer.Match {
	for _, ms := range s.matches {
		if ms[0].First == first && ms[0].Last == last {
			return ms
		}
	}
	return nil
}

// possessive parts a name at a possessive after a place, a person or a body the
// gazetteer knows: "Denmark's Foreign Ministry" is two names, "Moody's" and
// "People's Party" are one.
func (s *sentence) possessive(n name) []name {
	for i := n.first + 1; i < n.last-1; i++ {
		if w := s.words[i]; w != "'s" && w != "’s" {
			continue
		}
		ms := s.match(n.first, i)
		if ms == nil || ms[0].Kind != gazetteer.Named {
			return []name{n}
		}
		for _, all := range s.matches {
			if all[0].First <= n.first && all[0].Last > i {
				return []name{n}
			}
		}
		owner := n
		owner.last, owner.class = i, ms[0].Class()
		n.first = i + 1
		return append([]name{owner}, s.possessive(n)...)
	}
	return []name{n}
}

// divide parts what are two names: at a common noun in small letters, as in
// "NASA executive Fred Gregory", after the word for somebody's nation, and before a state of the United States, as in
// "Miramar California".
func (f *finder) divide(s *sentence, n name) []name {
	if s.match(n.first, n.last) != nil {
		return []name{n}
	}
	if ms := s.match(n.first, n.first+1); n.class == schema.Person && n.last-n.first > 2 && ms != nil && ms[0].Class() == schema.Group && f.g.Given(s.words[n.first+1]) {
		// "Frenchman Michel Lacroix"
		left, right := n, n
		left.last, left.class, right.first = n.first+1, schema.Group, n.first+1
		return []name{left, right}
	}
	for i := n.first + 1; i < n.last-1; i++ {
		if s.Tokens[i].UPOS != "NOUN" || isCapital(s.words[i]) || !isCapital(s.words[i+1]) || s.words[i] == "-" {
			continue
		}
		left, right := n, n
		left.last, right.first = i, i+1
		if !f.g.Given(s.words[i+1]) {
			return []name{left}
		}
		right.class = schema.Person
		return append([]name{left}, f.divide(s, right)...)
	}
	if last := n.last - 1; last > n.first && (n.class == schema.City || n.class == schema.Place || n.class == schema.Facility) {
		ms := s.match(last, n.last)
		if ms != nil && ms[0].Class() == schema.Place && ms[0].Entry.Country == "ent:United_States" && s.Tokens[last-1].UPOS == "PROPN" && !directions[strings.ToLower(s.words[last-1])] {
			town, state := n, n
			town.last, town.class = last, schema.City
			state.first, state.class = last, schema.Place
			return []name{town, state}
		}
	}
	return []name{n}
}

// directions are words that with a place's name make another place's.
var directions = map[string]bool{
	"north": true, "south": true, "east": true, "west": true, "northern": true, "southern": true, "eastern": true, "western": true, "central": true,
	"northeast": true, "northwest": true, "southeast": true, "southwest": true, "upper": true, "lower": true, "new": true, "greater": true, "old": true, "upstate": true, "downtown": true,
}

// reclass takes the gazetteer's class for a name it knows where the words
// around it did not plainly tell another, and ends a place's name where the
// gazetteer's does.
func (s *sentence) reclass(n *name) {
	if n.class == schema.Country || n.class == schema.City {
		for first := n.first + 1; first < n.last && !isCapital(s.words[n.first]); first++ {
			if ms := s.match(first, n.last); ms != nil && has(ms, n.class) {
				n.first = first // "republic of Uzbekistan"
			}
		}
		for last := n.last - 1; last > n.first && s.match(n.first, n.last) == nil; last-- {
			if ms := s.match(n.first, last); ms != nil && has(ms, n.class) {
				n.last = last
				break
			}
		}
	}
	ms := s.match(n.first, n.last)
	if ms == nil || has(ms, n.class) {
		return
	}
	vague := n.class == schema.Product || n.class == schema.Law || n.class == schema.Event || n.class == schema.Facility
	switch {
	case ms[0].Entry.Own && ms[0].Kind == gazetteer.Named:
		n.class, n.sure = ms[0].Class(), 0.95
	case vague || n.sure < 0.6:
		n.class, n.sure = ms[0].Class(), 0.6
	}
}

// trim takes words off the ends of a name that belong to none, and tells
// whether something is left.
func (s *sentence) trim(n *name) bool {
	for n.first < n.last {
		w := s.words[n.first]
		if !outside[strings.ToLower(w)] && !stances[w] && !isMark(w) && !(n.class == schema.Person && titles[strings.ToLower(w)] && n.last-n.first > 1) {
			break
		}
		n.first++
	}
	for n.first < n.last {
		w := s.words[n.last-1]
		if n.last-n.first > 1 && heads[w] && (n.class == schema.City || n.class == schema.Place) {
			n.last--
			continue
		}
		if n.class == schema.Organization && n.last-n.first > 2 && holders[strings.ToLower(w)] && isCapital(s.words[n.last-2]) {
			// "Joint Chiefs of Staff Chairman" names a body and who leads it;
			// "Office of the President" is a body.
			n.last--
			continue
		}
		if w != "'s" && w != "’s" && !(isMark(w) && w != "!" && w != ".") {
			break
		}
		n.last--
	}
	return n.first < n.last
}

// holders are offices that stand behind the name of a body and are held by one
// person.
var holders = map[string]bool{
	"chairman": true, "chairwoman": true, "chairperson": true, "director": true, "director-general": true, "spokesman": true, "spokeswoman": true,
	"president": true, "vice-president": true, "secretary": true, "secretary-general": true, "commander": true, "ambassador": true, "envoy": true,
}

// heads are common nouns in small letters that follow a place's name and are no
// part of it.
var heads = map[string]bool{"province": true, "village": true, "town": true, "city": true, "district": true, "region": true, "state": true, "county": true, "area": true}

// outside are words no name begins with.
var outside = map[string]bool{"'s": true, "’s": true, "a": true, "an": true, "and": true, "or": true, "of": true}

// stances are words for being for or against whoever is named after them:
// "the anti Assad rebels".
var stances = map[string]bool{"anti": true, "pro": true, "ex": true}

// titles stand before the names of people and are no part of them.
var titles = map[string]bool{
	"mr.": true, "mrs.": true, "ms.": true, "mr": true, "mrs": true, "ms": true, "dr.": true, "dr": true, "sir": true, "lord": true,
	"president": true, "president-elect": true, "minister": true, "premier": true, "chancellor": true, "secretary": true, "ambassador": true,
	"senator": true, "sen.": true, "representative": true, "rep.": true, "congressman": true, "congresswoman": true, "governor": true, "gov.": true, "mayor": true,
	"general": true, "gen.": true, "colonel": true, "col.": true, "major": true, "maj.": true, "captain": true, "capt.": true, "lieutenant": true, "lt.": true, "sergeant": true, "sgt.": true, "admiral": true, "adm.": true, "commander": true, "officer": true,
	"chairman": true, "spokesman": true, "spokeswoman": true, "director": true, "chief": true, "judge": true, "justice": true, "professor": true, "prof.": true, "aunt": true, "uncle": true, "miss": true, "king": true, "queen": true, "prince": true, "princess": true, "prophet": true, "mullah": true, "sheik": true, "reverend": true, "rev.": true, "archbishop": true, "bishop": true, "cardinal": true, "pope": true, "ayatollah": true, "sheikh": true, "imam": true,
}

// isMark tells whether a token has neither letter nor digit.
func isMark(w string) bool {
	return !strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// determiners stand before common nouns.
var determiners = map[string]bool{"the": true, "a": true, "an": true, "this": true, "that": true, "these": true, "those": true, "its": true, "their": true, "his": true, "her": true, "our": true, "my": true, "your": true}

// isNoName tells of words that are never a name by themselves: days and
// months, web and mail addresses, diseases, a single word in small letters after
// an article or possessive that the gazetteer does not know.
func (f *finder) isNoName(s *sentence, n name) bool {
	known := false
	for _, ms := range s.matches {
		known = known || ms[0].First < n.last && n.first < ms[0].Last
	}
	letters, calendar := false, true
	for i := n.first; i < n.last; i++ {
		w := s.words[i]
		if isAddress(w) && !known {
			return true
		}
		letters = letters || strings.ContainsFunc(w, unicode.IsLetter)
		calendar = calendar && (isDate[strings.ToLower(strings.TrimSuffix(w, "."))] || !strings.ContainsFunc(w, unicode.IsLetter))
	}
	if n.class == schema.Product && !letters {
		return false // "24", the television series
	}
	if n.last-n.first == 1 && !known && n.first > 0 && strings.ToLower(s.words[n.first]) == s.words[n.first] && determiners[strings.ToLower(s.words[n.first-1])] {
		return true // "the ministry", which a reader may tag as a name
	}
	if n.last-n.first == 1 && !known {
		if diseases[strings.ToLower(s.words[n.first])] {
			return true
		}
		if n.class == schema.Person && n.last+1 < len(s.words) && (s.words[n.last] == "'s" || s.words[n.last] == "’s") && maladies[s.words[n.last+1]] {
			return true // "Alzheimer's disease"
		}
	}
	return !letters || calendar
}

// diseases are common nouns that a capital at the head of a sentence makes look
// like names; maladies are called after whoever first described them.
var (
	diseases = map[string]bool{
		"cholera": true, "malaria": true, "measles": true, "polio": true, "influenza": true, "tuberculosis": true, "typhoid": true, "dengue": true,
		"hepatitis": true, "diabetes": true, "leukemia": true, "leukaemia": true, "pneumonia": true, "dementia": true, "asthma": true,
		"anthrax": true, "smallpox": true, "mumps": true, "rabies": true, "obesity": true, "meningitis": true, "diphtheria": true,
	}
	maladies = map[string]bool{"disease": true, "syndrome": true, "dementia": true, "lymphoma": true, "palsy": true, "chorea": true}
)

var isDate = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"mon": true, "tue": true, "tues": true, "wed": true, "thu": true, "thurs": true, "fri": true, "sat": true, "sun": true,
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true, "september": true, "october": true, "november": true, "december": true,
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true, "sept": true, "oct": true, "nov": true, "dec": true,
}

// isAddress tells of web and mail addresses and file names.
func isAddress(w string) bool {
	if strings.Contains(w, "://") || strings.HasPrefix(w, "www.") || strings.Contains(w, "@") {
		return true
	}
	i := strings.LastIndexByte(w, '.')
	if i <= 0 || i+3 > len(w) || len(w)-i > 5 {
		return false
	}
	for _, r := range w[i+1:] {
		if !unicode.IsLower(r) {
			return false
		}
	}
	return strings.ContainsFunc(w[:i], unicode.IsLower)
}

// isCapital tells whether a word begins with a capital letter.
func isCapital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// isTitle tells whether a sentence writes nearly all its longer words with
// capitals, as headings do, so that capitals do not tell names. Headings end
// without a full stop; a sentence may consist of little but names.
func (s *sentence) isTitle() bool {
	if n := len(s.words); n > 0 && s.words[n-1] == "." {
		return false
	}
	upper, lower := 0, 0
	for _, w := range s.words {
		if len(w) < 4 || !strings.ContainsFunc(w, unicode.IsLetter) {
			continue
		}
		if isCapital(w) {
			upper++
		} else {
			lower++
		}
	}
	return upper >= 4 && upper > 5*lower
}
