package org.tousaidants.rules.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tousaidants.rules.protocol.Protocol.Nature;

/// « Règles du label » — the requirements for a recognition, its duration, and the body that decides.
public record Label(
        Nature nature,
        String name,
        Term term,
        Decision decision,
        List<Fact> facts,
        List<Requirement> requirements,
        List<Waiver> waivers,
        List<LabelExample> examples,
        List<Stage> procedure,
        String source) {

    /// « Durée » — how many months a recognition is valid, how many days before its end the holder is notified,
    /// and the grace period after it.
    public record Term(int months, List<Integer> reminderDays, int graceDays) {}

    public int months() {
        return term.months();
    }

    public List<Integer> reminderDays() {
        return term.reminderDays();
    }

    public int graceDays() {
        return term.graceDays();
    }

    public record Decision(String by, int signatures, int appealDays) {}

    public enum FactType {
        YES_NO,
        NUMBER
    }

    /// « Étape d’un parcours » — one of the stages that a place completes before its recognition: the action
    /// and the participants.
    ///
    /// @param atLeast minimum number of inhabitants
    /// @param afterDays minimum number of days after the previous stage
    public record Stage(String id, String name, String phrase, StageParticipants with, int atLeast, int afterDays) {}

    /// « Avec qui » — the participants of a stage; they decide which fields are required.
    public enum StageParticipants {
        INHABITANTS("habitants"),
        PEER_PLACE("lieu-pair"),
        TEAM("equipe"),
        COMMITTEE("comite");

        private final String code;

        StageParticipants(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static StageParticipants of(String code) {
            for (var with : values()) if (with.code.equals(code)) return with;
            return TEAM;
        }
    }

    /// « Fait du label » — a fact that a dossier may contain: observed on site, counted, or declared.
    public record Fact(String id, FactType type, String question) {
        /// Whether a dossier may record this value. A yes-or-no fact records 1 for yes and 0 for no.
        public boolean takes(long value, long most) {
            return value >= 0 && value <= (type == FactType.YES_NO ? 1 : most);
        }

        /// The name of the fact in expressions: underscores replace hyphens, which would be minus signs.
        public String variable() {
            return id.replace('-', '_');
        }
    }

    public enum Kind {
        CHARTER("charte"),
        SKILLS("competences"),
        INTERVIEW("entretien"),
        OBSERVED("constat"),
        RULE("regle"),
        ONE_OF("au-choix"),
        WORKED("demarche");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Kind> of(String code) {
            for (var kind : values()) if (kind.code.equals(code)) return Optional.of(kind);
            return Optional.empty();
        }
    }

    /// « Exigence » — one requirement of a label, and how a person fulfils it.
    public record Requirement(
            String id,
            String name,
            Kind kind,
            Set<String> profiles,
            Proof proof,
            List<String> after,
            Validity validity,
            Advice advice,
            String source,
            Aim aim) {
        public Set<SkillEvidence> evidence() {
            return proof.evidence();
        }

        public Optional<String> fact() {
            return proof.fact();
        }

        public OptionalInt atLeast() {
            return proof.atLeast();
        }

        public Optional<RuleExpression> rule() {
            return proof.rule();
        }

        public List<String> among() {
            return proof.among();
        }

        public OptionalInt months() {
            return validity.months();
        }

        public OptionalInt delayDays() {
            return validity.delayDays();
        }

        public String whatToDo() {
            return advice.whatToDo();
        }

        public String where() {
            return advice.where();
        }
    }

    /// « Ce qui prouve » — the proof that a requirement is fulfilled; its kind decides which fields are used.
    ///
    /// @param among alternative requirements, of which one is sufficient
    public record Proof(
            Set<SkillEvidence> evidence,
            Optional<String> fact,
            OptionalInt atLeast,
            Optional<RuleExpression> rule,
            List<String> among) {}

    /// « Validité » — how long a proof is valid, and how long a person has to provide it.
    public record Validity(OptionalInt months, OptionalInt delayDays) {}

    /// « Conseil » — how and where a person can fulfil a requirement.
    public record Advice(String whatToDo, String where) {}

    /// « Intention » — the aim of a requirement, independent of the means.
    ///
    /// @param text empty if the file gives none
    public record Aim(String text, Optional<Means> means) {}

    /// « Autre moyen » — states that the territory accepts this requirement instead of another, because it has
    /// the same aim.
    ///
    /// @param of id of the other requirement
    public record Means(String of, String reason, String approvedBy) {}

    /// « Dispense » — which people are exempt from a requirement, and why.
    ///
    /// @param lighter present if the territory asks for less than the base for some time
    public record Waiver(
            String id,
            String requirement,
            Set<String> profiles,
            RuleExpression when,
            String why,
            String source,
            Optional<Lighter> lighter) {
        /// Whether the waiver exempts people on that day.
        public boolean appliesOn(LocalDate day) {
            return lighter.filter(one -> one.until().isBefore(day)).isEmpty();
        }
    }

    /// « Plus léger qu’ailleurs » — a territory asks for less than the base, until a day. The requirement of
    /// the base holds again on the next day.
    ///
    /// @param until the last day
    /// @param levels levels that are sufficient instead, by competence; empty if nothing is asked
    public record Lighter(LocalDate until, String approvedBy, Map<String, Integer> levels) {}

    /// « Cas joué » — an example in the rule files: a dossier and the expected result, run by `protocol test`.
    public record LabelExample(String id, ExampleDossier given, ExpectedResult expected, SourcePosition at) {}

    /// The dossier of an example.
    ///
    /// @param worked whether all stages are completed
    public record ExampleDossier(
            String profile,
            String charter,
            Set<String> notTaken,
            boolean levelsMet,
            Map<String, Integer> levelsBut,
            SkillEvidence evidence,
            String interview,
            Map<String, Long> facts,
            boolean worked,
            int monthsAgo) {}

    public record ExpectedResult(boolean recognised, Set<String> missing, Set<String> expired, Set<String> waived) {}

    public Optional<Requirement> requirement(String id) {
        return requirements.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    public Optional<Fact> fact(String id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    /// The requirements of a profile, without the alternatives to another requirement.
    public List<Requirement> asked(String profile) {
        var ways = requirements.stream()
                .flatMap(each -> each.among().stream())
                .collect(java.util.stream.Collectors.toSet());
        return requirements.stream()
                .filter(each -> each.profiles().contains(profile) && !ways.contains(each.id()))
                .filter(each -> each.aim().means().isEmpty())
                .toList();
    }

    /// The waivers with which the territory asks this profile for less than the base on that day.
    public List<Waiver> lighter(String profile, LocalDate day) {
        return waivers.stream()
                .filter(one -> one.lighter().isPresent() && one.appliesOn(day))
                .filter(one -> one.profiles().contains(profile))
                .toList();
    }

    /// The level of a competence that is sufficient on that day for the label, at most `level`.
    public int sufficient(String profile, String competence, int level, LocalDate day) {
        return lighter(profile, day).stream()
                .filter(one -> requirement(one.requirement())
                        .filter(each -> each.kind() == Kind.SKILLS)
                        .isPresent())
                .flatMap(one -> one.lighter().stream())
                .mapToInt(one -> one.levels().isEmpty() ? 0 : one.levels().getOrDefault(competence, level))
                .reduce(level, Math::min);
    }

    /// The requirements that a territory accepts instead of this one, because they have the same aim.
    public List<Requirement> meansFor(String requirement) {
        return requirements.stream()
                .filter(each -> each.aim()
                        .means()
                        .filter(means -> means.of().equals(requirement))
                        .isPresent())
                .toList();
    }
}
