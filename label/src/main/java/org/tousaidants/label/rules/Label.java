package org.tousaidants.label.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tousaidants.label.rules.Protocol.Nature;

/// « Règles du label » — what is required to be recognised, for how long, and who decides.
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

    /// « Durée » — how long it holds, on which days before the end its holder is told, and how long it may be
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

    /// « Étape d’un parcours » — of the way of working by which something is recognised: what is done, and with
    /// whom.
    ///
    /// @param atLeast how many inhabitants
    /// @param afterDays how many days after the step before it
    public record Stage(String id, String name, String phrase, With with, int atLeast, int afterDays) {}

    /// « Avec qui » — a step is done, and so what it must tell.
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

        static With of(String code) {
            for (var with : values()) if (with.code.equals(code)) return with;
            return TEAM;
        }
    }

    /// « Fait du label » — what a dossier may say: observed on the spot, counted, or declared.
    public record Fact(String id, FactType type, String question) {
        /// Whether this may be what was seen: yes is 1, no is 0.
        public boolean takes(long value, long most) {
            return value >= 0 && value <= (type == FactType.YES_NO ? 1 : most);
        }

        /// The name under which expressions know it: they read a hyphen as a minus.
        String variable() {
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

        String code() {
            return code;
        }

        static Optional<Kind> of(String code) {
            for (var kind : values()) if (kind.code.equals(code)) return Optional.of(kind);
            return Optional.empty();
        }
    }

    /// « Exigence » — one thing that is asked, and how the person gets it.
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

    /// « Ce qui prouve » — that a requirement is met; which of it says something depends on its kind.
    ///
    /// @param among the requirements of which one is enough
    public record Proof(
            Set<Evidence> evidence,
            Optional<String> fact,
            OptionalInt atLeast,
            Optional<Expression> rule,
            List<String> among) {}

    /// « Validité » — how long it counts, and how long one may take to provide it.
    public record Validity(OptionalInt months, OptionalInt delayDays) {}

    /// « Conseil » — how the person gets it.
    public record Advice(String whatToDo, String where) {}

    /// « Intention » — what a requirement is for, whatever the means.
    ///
    /// @param text empty: the file does not say
    public record Aim(String text, Optional<Means> means) {}

    /// « Autre moyen » — approved by the territory for the intention of another requirement.
    ///
    /// @param of the requirement that it stands for
    public record Means(String of, String reason, String approvedBy) {}

    /// « Dispense » — who need not provide a requirement, and why that is fair.
    public record Waiver(
            String id, String requirement, Set<String> profiles, Expression when, String why, String source) {}

    /// « Cas joué » — a dossier and what the rules must answer, played by `protocol test`.
    public record Case(String id, Given given, Expected expected, At at) {}

    /// What the dossier of a case holds.
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

    Optional<Fact> fact(String id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    /// What is asked of a profile by itself: what stands among the ways of another requirement is not.
    public List<Requirement> asked(String profile) {
        var ways = requirements.stream()
                .flatMap(each -> each.among().stream())
                .collect(java.util.stream.Collectors.toSet());
        return requirements.stream()
                .filter(each -> each.profiles().contains(profile) && !ways.contains(each.id()))
                .filter(each -> each.aim().means().isEmpty())
                .toList();
    }

    /// What a territory accepts instead of a requirement, for the same intention.
    public List<Requirement> meansFor(String requirement) {
        return requirements.stream()
                .filter(each -> each.aim()
                        .means()
                        .filter(means -> means.of().equals(requirement))
                        .isPresent())
                .toList();
    }
}
