package org.tousaidants.rules.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tousaidants.rules.language.Protocol.Nature;

/// « Règles du label » — the requirements for the recognition, its duration, and the body that decides.
public record Label(
        Nature nature,
        String name,
        Term term,
        Decision decision,
        List<Fact> facts,
        List<Requirement> requirements,
        List<Waiver> waivers,
        List<Case> examples,
        List<Stage> procedure,
        String source) {

    /// « Durée » — how long it holds, on which days before the end its holder is notified, and how long it may be
    /// renewed after it.
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

    /// « Étape d’un parcours » — a step of the way of working by which something is recognised: the action, and
    /// the participants.
    ///
    /// @param atLeast how many inhabitants
    /// @param afterDays how many days after the step before it
    public record Stage(String id, String name, String phrase, With with, int atLeast, int afterDays) {}

    /// « Avec qui » — the participants of a step, and so its required fields.
    public enum With {
        INHABITANTS("habitants"),
        PEER_PLACE("lieu-pair"),
        TEAM("equipe"),
        COMMITTEE("comite");

        private final String code;

        With(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static With of(String code) {
            for (var with : values()) if (with.code.equals(code)) return with;
            return TEAM;
        }
    }

    /// « Fait du label » — a fact that a dossier may hold: observed on the spot, counted, or declared.
    public record Fact(String id, FactType type, String question) {
        /// Whether this is a valid value: yes is 1, no is 0.
        public boolean takes(long value, long most) {
            return value >= 0 && value <= (type == FactType.YES_NO ? 1 : most);
        }

        /// Its name in expressions, where a hyphen would be a minus.
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

    /// « Exigence » — one requirement, and how the person fulfils it.
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
        public Set<Evidence> evidence() {
            return proof.evidence();
        }

        public Optional<String> fact() {
            return proof.fact();
        }

        public OptionalInt atLeast() {
            return proof.atLeast();
        }

        public Optional<Expression> rule() {
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

    /// « Ce qui prouve » — the proof that a requirement is met; the fields used depend on its kind.
    ///
    /// @param among the requirements of which one is enough
    public record Proof(
            Set<Evidence> evidence,
            Optional<String> fact,
            OptionalInt atLeast,
            Optional<Expression> rule,
            List<String> among) {}

    /// « Validité » — how long it counts, and how long a person may take to provide it.
    public record Validity(OptionalInt months, OptionalInt delayDays) {}

    /// « Conseil » — how the person fulfils it.
    public record Advice(String whatToDo, String where) {}

    /// « Intention » — the purpose of a requirement, whatever the means.
    ///
    /// @param text empty: the file gives none
    public record Aim(String text, Optional<Means> means) {}

    /// « Autre moyen » — approved by the territory for the intention of another requirement.
    ///
    /// @param of the requirement that it stands for
    public record Means(String of, String reason, String approvedBy) {}

    /// « Dispense » — the people exempt from a requirement, and the reason.
    public record Waiver(
            String id, String requirement, Set<String> profiles, Expression when, String why, String source) {}

    /// « Cas joué » — a dossier and the expected answer of the rules, run by `protocol test`.
    public record Case(String id, Given given, Expected expected, SourcePosition at) {}

    /// The dossier of a case.
    ///
    /// @param worked whether all steps of the way of working are done
    public record Given(
            String profile,
            String charter,
            Set<String> notTaken,
            boolean levelsMet,
            Map<String, Integer> levelsBut,
            Evidence evidence,
            String interview,
            Map<String, Long> facts,
            boolean worked,
            int monthsAgo) {}

    public record Expected(boolean recognised, Set<String> missing, Set<String> expired, Set<String> waived) {}

    public Optional<Requirement> requirement(String id) {
        return requirements.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    public Optional<Fact> fact(String id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    /// The direct requirements of a profile, without the alternatives of another requirement.
    public List<Requirement> asked(String profile) {
        var ways = requirements.stream()
                .flatMap(each -> each.among().stream())
                .collect(java.util.stream.Collectors.toSet());
        return requirements.stream()
                .filter(each -> each.profiles().contains(profile) && !ways.contains(each.id()))
                .filter(each -> each.aim().means().isEmpty())
                .toList();
    }

    /// The means that a territory accepts instead of a requirement, for the same intention.
    public List<Requirement> meansFor(String requirement) {
        return requirements.stream()
                .filter(each -> each.aim()
                        .means()
                        .filter(means -> means.of().equals(requirement))
                        .isPresent())
                .toList();
    }
}
