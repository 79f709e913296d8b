package org.tousaidants.core.linkage;

/// « Lien entre fiches » — two records that were compared and are alike enough to be spoken of, and what is done
/// with them.
///
/// @param bits the case for « one same thing »: 0 is one chance in two, each further bit doubles the odds
/// @param sentence why this decision, in French
public record RecordLink(
        RecordKey left, RecordKey right, double bits, Decision decision, Reason reason, String sentence) {
    /// From 0 to 1; what a person decided shows in the decision, not here.
    public double probability() {
        return Thresholds.probability(bits);
    }

    /// « Motif de la décision »
    public enum Reason {
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

        Reason(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }
}
