package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.List;
import org.tousaidants.rules.protocol.Charter.Commitment;
import org.tousaidants.rules.protocol.Label.Fact;
import org.tousaidants.rules.protocol.Label.Requirement;
import org.tousaidants.rules.protocol.Label.Stage;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.protocol.SkillGrid.Competence;

/// « Ce qui manque » — one reason why a requirement is not fulfilled.
public sealed interface MissingRequirement {
    /// The commitment is not signed yet.
    public record NotSigned(Commitment commitment) implements MissingRequirement {}

    /// The person signed that they do not take the commitment.
    public record NotTaken(Commitment commitment) implements MissingRequirement {}

    /// The text of the commitment changed after the signature.
    public record TextChanged(Commitment commitment) implements MissingRequirement {}

    public record NotMeasured(Competence competence, int needed) implements MissingRequirement {}

    public record TooLow(Competence competence, int level, int needed) implements MissingRequirement {}

    /// The level is high enough, but its evidence does not count for this profile.
    public record NotProved(Competence competence, SkillEvidence evidence) implements MissingRequirement {}

    public record TooOld(Competence competence) implements MissingRequirement {}

    public record NotMet() implements MissingRequirement {}

    public record Unfavourable() implements MissingRequirement {}

    public record Unknown(Fact fact) implements MissingRequirement {}

    public record NotSo(Fact fact, long value, int needed) implements MissingRequirement {}

    public record RuleNotMet(Requirement requirement) implements MissingRequirement {}

    /// The stage is not completed.
    public record StageNotCompleted(Stage stage) implements MissingRequirement {}

    /// Too few inhabitants took part in the stage.
    public record TooFewInhabitants(Stage stage, int people) implements MissingRequirement {}

    /// The mutual visit with a peer place is missing or incomplete.
    public record NoPeerVisit(Stage stage) implements MissingRequirement {}

    /// The stage lacks a change or the reason for it.
    public record NoReasons(Stage stage) implements MissingRequirement {}

    /// The stage was done too soon after the previous one.
    public record TooSoon(Stage stage, LocalDate from) implements MissingRequirement {}

    public record First(Requirement requirement) implements MissingRequirement {}

    /// None of the alternatives is fulfilled; each has its own reasons.
    public record NoAlternativeMet(List<RequirementFinding> ways) implements MissingRequirement {}
}
