package org.tousaidants.rules.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// « Protocole » — the rules of a territory about helpers, levels and guarantees, read from its files and
/// merged over its base, without contradictions.
public record Protocol(
        Identity identity,
        List<Ability> abilities,
        List<Profile> profiles,
        List<Question> questions,
        Charter charter,
        SkillGrid skills,
        Interview interview,
        Labels labels,
        List<ServiceGuarantee> guarantees,
        List<Indicator> indicators) {

    public enum Status {
        PROPOSED,
        ADOPTED
    }

    public enum Nature {
        PERSON,
        PLACE
    }

    /// « Labels » — the label of helpers and the label of places.
    public record Labels(Label helpers, Label places) {}

    public Label helpers() {
        return labels.helpers();
    }

    public Label places() {
        return labels.places();
    }

    /// « Adoption » — whether the rules are adopted and by which body; before, who proposes them and when the
    /// vote is.
    public record Adoption(
            Status status, Optional<String> by, Optional<String> proposedBy, Optional<LocalDate> voteOn) {}

    public record Identity(
            String id,
            String name,
            String version,
            LocalDate inForce,
            Adoption adoption,
            Optional<Ref> base,
            Optional<String> territory,
            String licence,
            String summary,
            String source) {
        public Status status() {
            return adoption.status();
        }

        public Optional<String> adoptedBy() {
            return adoption.by();
        }

        /// Whether a committee adopted the rules. If not, they are a proposal, and every page that uses them
        /// shows that.
        public boolean voted() {
            return status() == Status.ADOPTED;
        }

        /// Name and version, as in a signature: « socle 1.2.0 ».
        public String numbered() {
            return id + " " + version;
        }

        private Identity from(LocalDate day) {
            return new Identity(id, name, version, day, adoption, base, territory, licence, summary, source);
        }
    }

    /// The same protocol, in force on that day at the earliest.
    public Protocol notBefore(LocalDate day) {
        return identity.inForce().isBefore(day)
                ? new Protocol(
                        identity.from(day),
                        abilities,
                        profiles,
                        questions,
                        charter,
                        skills,
                        interview,
                        labels,
                        guarantees,
                        indicators)
                : this;
    }

    public record Ref(String id, String version) {
        @Override
        public String toString() {
            return id + " " + version;
        }
    }

    /// « Fonction » — one function of a helper: spot and refer, act in an emergency, lead to autonomy, train
    /// helpers.
    public record Ability(String id, String name, String phrase, String example, String source) {}

    public record Profile(
            String id,
            String name,
            Nature nature,
            String phrase,
            String example,
            Set<String> abilities,
            Set<String> possibleAbilities,
            String source) {}

    public record Question(String id, String text, List<Answer> answers) {}

    /// An answer leads either to a profile or to another question.
    public record Answer(String id, String text, Optional<String> profile, Optional<String> question) {}

    /// @param foundingMonths months from the first draw during which a person who lacks only the interview is a peer
    public record Interview(
            int peers,
            boolean otherOrganisations,
            int minutes,
            int foundingMonths,
            String onDisagreement,
            List<String> conflicts,
            List<Criterion> criteria,
            String source) {}

    public record Criterion(
            String id,
            String name,
            String question,
            String reassures,
            String alarms,
            Set<String> profiles,
            boolean optional,
            String source) {}

    public record Indicator(
            String id,
            String name,
            String definition,
            String unit,
            String silentOn,
            Optional<String> guarantee,
            String example,
            String source) {}

    public Optional<Profile> profile(String id) {
        return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    public Label label(Nature nature) {
        return switch (nature) {
            case PERSON -> labels.helpers();
            case PLACE -> labels.places();
        };
    }
}
