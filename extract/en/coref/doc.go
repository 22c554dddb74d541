// Package coref finds what the texts speak of: it adds to the name mentions of
// a document the descriptions and pronouns that refer to something, and makes
// one entity of all mentions of one thing.
//
// It works in four steps. Candidate mentions are read off the trees
// (mention.go). Names are put together by rules that look at the whole document
// (names.go), in the manner of the sieves of Lee et al. (2013), for a wrong
// merge of two names costs more than a missed one. Descriptions and pronouns
// are then linked, in the order of the text, to the mention before them that a
// log-linear ranker prefers (features.go, rank.go), in the manner of Durrett
// and Klein (2013), with the clusters made so far as context; who speaks in a
// quotation is "I" there, and who holds an office on the day of the document is
// meant by its description. Last, entities are made of the clusters
// (entities.go), with stable ids, and groups of several get their members.
//
// The weights of the ranker (weights.bin) were learnt by coref/train from the
// documents of the GUM corpus with coreference in the OntoNotes style (OntoGUM;
// Zeldes 2017, Zhu et al. 2021; annotations under CC BY 4.0, texts under CC BY
// and CC BY-SA), each with its gold trees and with those of package nn.
package coref
