package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.List;
import org.tousaidants.rules.protocol.LabelCharter.CharterCommitment;
import org.tousaidants.rules.protocol.LabelRules.LabelFact;
import org.tousaidants.rules.protocol.LabelRules.LabelRequirement;
import org.tousaidants.rules.protocol.LabelRules.LabelStage;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.protocol.SkillGrid.SkillCompetence;

/// « Ce qui manque » — one reason why a requirement is not fulfilled.
public sealed interface MissingRequirement {
    /// The commitment is not signed yet.
    public record CommitmentNotSigned(CharterCommitment commitment) implements MissingRequirement {}

    /// The person has signed that they refuse the commitment.
    public record CommitmentNotTaken(CharterCommitment commitment) implements MissingRequirement {}

    /// The text of the commitment changed after the signature.
    public record CommitmentTextChanged(CharterCommitment commitment) implements MissingRequirement {}

    public record SkillNotMeasured(SkillCompetence competence, int needed) implements MissingRequirement {}

    public record SkillLevelTooLow(SkillCompetence competence, int level, int needed) implements MissingRequirement {}

    /// The level is high enough, but its evidence does not count for this profile.
    public record SkillNotProved(SkillCompetence competence, SkillEvidence evidence) implements MissingRequirement {}

    public record SkillProofTooOld(SkillCompetence competence) implements MissingRequirement {}

    public record PeersNotMet() implements MissingRequirement {}

    public record UnfavourableInterview() implements MissingRequirement {}

    public record UnknownFact(LabelFact fact) implements MissingRequirement {}

    public record FactBelowRequirement(LabelFact fact, long value, int needed) implements MissingRequirement {}

    public record RuleNotMet(LabelRequirement requirement) implements MissingRequirement {}

    /// The stage is not completed.
    public record StageNotCompleted(LabelStage stage) implements MissingRequirement {}

    /// Too few inhabitants took part in the stage.
    public record TooFewInhabitants(LabelStage stage, int people) implements MissingRequirement {}

    /// The mutual visit with a peer place is missing or incomplete.
    public record PeerVisitMissing(LabelStage stage) implements MissingRequirement {}

    /// The stage lacks a change or the reason for it.
    public record StageReasonsMissing(LabelStage stage) implements MissingRequirement {}

    /// The stage was done too soon after the previous one.
    public record StageTooSoon(LabelStage stage, LocalDate from) implements MissingRequirement {}

    public record OtherRequirementFirst(LabelRequirement requirement) implements MissingRequirement {}

    /// None of the alternatives to the requirement is fulfilled; each finding in `ways` has its own reasons.
    public record NoAlternativeMet(List<RequirementFinding> ways) implements MissingRequirement {}
}
