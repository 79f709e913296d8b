package org.tousaidants.core.linkage;

/// « Lien entre fiches » — two compared records with sufficient evidence, and the decision about them.
///
/// @param bits evidence for a match in bits: 0 means even odds, and each further bit doubles the odds
/// @param sentence reason for this decision, in French
public record RecordLink(
        RecordKey left,
        RecordKey right,
        double bits,
        MatchDecision decision,
        RecordLinkReason reason,
        String sentence) {
    /// Returns the probability of a match, from 0 to 1. A human decision changes [#decision], not this value.
    public double probability() {
        return MatchThresholds.probability(bits);
    }

    /// « Motif de la décision » — the reason for the decision on a pair.
    public enum RecordLinkReason {
        ALIKE("ces fiches se ressemblent assez"),
        TOGETHER("d’autres fiches du même groupe les réunissent"),
        UNSURE("la ressemblance ne suffit pas à décider seul"),
        RIVAL("une autre fiche de la même source convient mieux"),
        TIE("deux fiches de la même source conviennent aussi bien"),
        CONTRADICTED("d’autres fiches des mêmes groupes s’y opposent :"),
        UNLIKE_THE_REST("la fiche ressemble à l’une du groupe, pas aux autres"),
        GUARD("une règle s’y oppose"),
        RULED_SAME("une personne a décidé que c’est la même chose"),
        RULED_DISTINCT("une personne a décidé que ce sont deux choses"),
        CONTRADICTION("des décisions de personnes se contredisent");

        private final String sentence;

        RecordLinkReason(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }
}
