package org.tousaidants.rules.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;

/// « Règles du label » — the requirements for a recognition, its duration, and the body that decides.
public record LabelRules(
        HolderNature nature,
        String name,
        LabelDuration term,
        LabelDecisionRules decision,
        List<LabelFact> facts,
        List<LabelRequirement> requirements,
        List<RequirementWaiver> waivers,
        List<LabelExample> examples,
        List<LabelStage> procedure,
        String source) {

    /// « Durée » — the duration of a recognition and its reminders.
    ///
    /// @param months months for which a recognition is valid
    /// @param reminderDays numbers of days before its end on which the holder is notified
    /// @param graceDays length in days of the grace period after its end
    public record LabelDuration(int months, List<Integer> reminderDays, int graceDays) {}

    public int months() {
        return term.months();
    }

    public List<Integer> reminderDays() {
        return term.reminderDays();
    }

    public int graceDays() {
        return term.graceDays();
    }

    public record LabelDecisionRules(String by, int signatures, int appealDays) {}

    public enum LabelFactType {
        YES_NO,
        NUMBER
    }

    /// « Étape d’un parcours » — one of the stages that a place completes before its recognition.
    ///
    /// @param phrase description of the stage in a sentence
    /// @param with the participants
    /// @param atLeast minimum number of inhabitants who take part
    /// @param afterDays minimum number of days after the previous stage
    public record LabelStage(
            String id, String name, String phrase, StageParticipants with, int atLeast, int afterDays) {}

    /// « Avec qui » — the participants of a stage, which determine the required fields.
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
    public record LabelFact(String id, LabelFactType type, String question) {
        /// Returns whether a dossier may record this value of the fact. For a yes-or-no fact, 1 is yes and 0
        /// is no.
        ///
        /// @param most greatest value allowed for a number
        public boolean takes(long value, long most) {
            return value >= 0 && value <= (type == LabelFactType.YES_NO ? 1 : most);
        }

        /// Returns the name of the fact in expressions: underscores replace hyphens, which would be read as
        /// minus signs.
        public String variable() {
            return id.replace('-', '_');
        }
    }

    public enum RequirementKind {
        CHARTER("charte"),
        SKILLS("competences"),
        INTERVIEW("entretien"),
        OBSERVED("constat"),
        RULE("regle"),
        ONE_OF("au-choix"),
        WORKED("demarche");

        private final String code;

        RequirementKind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<RequirementKind> of(String code) {
            for (var kind : values()) if (kind.code.equals(code)) return Optional.of(kind);
            return Optional.empty();
        }
    }

    /// « Exigence » — one requirement of a label, and the ways in which a person can fulfil it.
    public record LabelRequirement(
            String id,
            String name,
            RequirementKind kind,
            Set<String> profiles,
            RequirementProof proof,
            List<String> after,
            ProofValidity validity,
            RequirementAdvice advice,
            String source,
            RequirementAim aim) {
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

    /// « Ce qui prouve » — the proof that a requirement is fulfilled; the kind of proof determines which fields
    /// are used.
    ///
    /// @param among ids of alternative requirements, of which one is sufficient
    public record RequirementProof(
            Set<SkillEvidence> evidence,
            Optional<String> fact,
            OptionalInt atLeast,
            Optional<RuleExpression> rule,
            List<String> among) {}

    /// « Validité » — the months for which a proof is valid, and the days that a person has to provide it; empty
    /// if unlimited.
    public record ProofValidity(OptionalInt months, OptionalInt delayDays) {}

    /// « Conseil » — how and where a person can fulfil a requirement.
    public record RequirementAdvice(String whatToDo, String where) {}

    /// « Intention » — the aim of a requirement, independent of the means.
    ///
    /// @param text the aim in words; empty if the file gives none
    /// @param means the other requirement that this one can replace; empty if none
    public record RequirementAim(String text, Optional<AcceptedMeans> means) {}

    /// « Autre moyen » — states that the territory accepts this requirement instead of another requirement with
    /// the same aim.
    ///
    /// @param of id of the other requirement
    /// @param reason reason of the territory
    /// @param approvedBy body that approved this
    public record AcceptedMeans(String of, String reason, String approvedBy) {}

    /// « Dispense » — a waiver: the people who are exempt from a requirement, and the reason.
    ///
    /// @param lighter present if the territory requires less than the base for some time
    public record RequirementWaiver(
            String id,
            String requirement,
            Set<String> profiles,
            RuleExpression when,
            String why,
            String source,
            Optional<LighterRequirement> lighter) {
        /// Returns whether the waiver exempts people on that day.
        public boolean appliesOn(LocalDate day) {
            return lighter.filter(one -> one.until().isBefore(day)).isEmpty();
        }
    }

    /// « Plus léger qu’ailleurs » — a lower requirement in a territory than in the base, for a limited time. The
    /// requirement of the base applies again on the day after.
    ///
    /// @param until last day of the lower requirement
    /// @param levels levels that are sufficient instead, by competence; empty if nothing is required
    public record LighterRequirement(LocalDate until, String approvedBy, Map<String, Integer> levels) {}

    /// « Cas joué » — an example in the rule files: a dossier and the expected result. The command `protocol
    /// test` runs the examples.
    public record LabelExample(String id, ExampleDossier given, ExpectedExampleResult expected, FileLinePosition at) {}

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

    public record ExpectedExampleResult(
            boolean recognised, Set<String> missing, Set<String> expired, Set<String> waived) {}

    public Optional<LabelRequirement> requirement(String id) {
        return requirements.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    public Optional<LabelFact> fact(String id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    /// Returns the requirements that the label asks of a profile. Requirements that only serve as alternatives
    /// to another requirement are not included.
    public List<LabelRequirement> asked(String profile) {
        var ways = requirements.stream()
                .flatMap(each -> each.among().stream())
                .collect(java.util.stream.Collectors.toSet());
        return requirements.stream()
                .filter(each -> each.profiles().contains(profile) && !ways.contains(each.id()))
                .filter(each -> each.aim().means().isEmpty())
                .toList();
    }

    /// Returns the waivers (exemptions) of a profile by which the territory requires less than its base on that
    /// day.
    public List<RequirementWaiver> lighter(String profile, LocalDate day) {
        return waivers.stream()
                .filter(one -> one.lighter().isPresent() && one.appliesOn(day))
                .filter(one -> one.profiles().contains(profile))
                .toList();
    }

    /// Returns the level of a competence that is sufficient for the label on that day. It is `level`, or a lower
    /// level if a waiver of the territory allows this.
    ///
    /// @param profile id of the profile
    /// @param level level that the grid requires
    public int sufficient(String profile, String competence, int level, LocalDate day) {
        return lighter(profile, day).stream()
                .filter(one -> requirement(one.requirement())
                        .filter(each -> each.kind() == RequirementKind.SKILLS)
                        .isPresent())
                .flatMap(one -> one.lighter().stream())
                .mapToInt(one -> one.levels().isEmpty() ? 0 : one.levels().getOrDefault(competence, level))
                .reduce(level, Math::min);
    }

    /// Returns the requirements that a territory accepts instead of the given requirement, because they have the
    /// same aim.
    public List<LabelRequirement> meansFor(String requirement) {
        return requirements.stream()
                .filter(each -> each.aim()
                        .means()
                        .filter(means -> means.of().equals(requirement))
                        .isPresent())
                .toList();
    }
}
