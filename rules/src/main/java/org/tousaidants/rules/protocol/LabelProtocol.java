package org.tousaidants.rules.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// « Protocole » — the rules of a territory about helpers, levels and guarantees, read from its files, merged over
/// its base and free of contradictions.
public record LabelProtocol(
        ProtocolIdentity identity,
        List<HelperAbility> abilities,
        List<LabelProfile> profiles,
        List<ProfileQuestion> questions,
        LabelCharter charter,
        SkillGrid skills,
        InterviewRules interview,
        ProtocolLabels labels,
        List<ServiceGuarantee> guarantees,
        List<ProtocolIndicator> indicators) {

    public enum ProtocolStatus {
        PROPOSED,
        ADOPTED
    }

    public enum HolderNature {
        PERSON,
        PLACE
    }

    /// « Labels » — the label of helpers and the label of places.
    public record ProtocolLabels(LabelRules helpers, LabelRules places) {}

    public LabelRules helpers() {
        return labels.helpers();
    }

    public LabelRules places() {
        return labels.places();
    }

    /// « Adoption » — whether the rules are adopted and by which body; before adoption, the organisation that
    /// proposes them and the day of the vote.
    public record ProtocolAdoption(
            ProtocolStatus status, Optional<String> by, Optional<String> proposedBy, Optional<LocalDate> voteOn) {}

    public record ProtocolIdentity(
            String id,
            String name,
            String version,
            LocalDate inForce,
            ProtocolAdoption adoption,
            Optional<ProtocolReference> base,
            Optional<String> territory,
            String licence,
            String summary,
            String source) {
        public ProtocolStatus status() {
            return adoption.status();
        }

        public Optional<String> adoptedBy() {
            return adoption.by();
        }

        /// Returns whether a committee has adopted the rules. If not, they are a proposal, and every page
        /// that uses them states this.
        public boolean voted() {
            return status() == ProtocolStatus.ADOPTED;
        }

        /// Returns the name and version of the protocol, as written in a signature: « socle 1.2.0 ».
        public String numbered() {
            return id + " " + version;
        }

        private ProtocolIdentity from(LocalDate day) {
            return new ProtocolIdentity(id, name, version, day, adoption, base, territory, licence, summary, source);
        }
    }

    /// Returns the same protocol with a later first day: it is in force on that day at the earliest.
    public LabelProtocol notBefore(LocalDate day) {
        return identity.inForce().isBefore(day)
                ? new LabelProtocol(
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

    public record ProtocolReference(String id, String version) {
        @Override
        public String toString() {
            return id + " " + version;
        }
    }

    /// « Fonction » — one function of a helper: identify and refer, act in an emergency, lead to autonomy, train
    /// helpers.
    public record HelperAbility(String id, String name, String phrase, String example, String source) {}

    public record LabelProfile(
            String id,
            String name,
            HolderNature nature,
            String phrase,
            String example,
            Set<String> abilities,
            Set<String> possibleAbilities,
            String source) {}

    public record ProfileQuestion(String id, String text, List<ProfileAnswer> answers) {}

    /// An answer leads either to a profile or to another question.
    public record ProfileAnswer(String id, String text, Optional<String> profile, Optional<String> question) {}

    /// The rules of the interview.
    ///
    /// @param foundingMonths months after the first draw of peers during which a person who lacks only the
    ///     interview counts as a peer
    public record InterviewRules(
            int peers,
            boolean otherOrganisations,
            int minutes,
            int foundingMonths,
            String onDisagreement,
            List<String> conflicts,
            List<InterviewCriterion> criteria,
            String source) {}

    public record InterviewCriterion(
            String id,
            String name,
            String question,
            String reassures,
            String alarms,
            Set<String> profiles,
            boolean optional,
            String source) {}

    public record ProtocolIndicator(
            String id,
            String name,
            String definition,
            String unit,
            String silentOn,
            Optional<String> guarantee,
            String example,
            String source) {}

    public Optional<LabelProfile> profile(String id) {
        return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    public LabelRules label(HolderNature nature) {
        return switch (nature) {
            case PERSON -> labels.helpers();
            case PLACE -> labels.places();
        };
    }
}
