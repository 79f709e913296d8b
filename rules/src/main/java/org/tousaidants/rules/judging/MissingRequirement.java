package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.List;
import org.tousaidants.rules.language.Charter.Commitment;
import org.tousaidants.rules.language.Evidence;
import org.tousaidants.rules.language.Label.Fact;
import org.tousaidants.rules.language.Label.Requirement;
import org.tousaidants.rules.language.Label.Stage;
import org.tousaidants.rules.language.SkillGrid.Competence;

/// « Ce qui manque » — one reason why a requirement is not met.
public sealed interface MissingRequirement {
    /// Not signed yet.
    public record NotSigned(Commitment commitment) implements MissingRequirement {}

    /// Signed, and not taken.
    public record NotTaken(Commitment commitment) implements MissingRequirement {}

    /// The text is no longer the one that was signed.
    public record TextChanged(Commitment commitment) implements MissingRequirement {}

    public record NotMeasured(Competence competence, int needed) implements MissingRequirement {}

    public record TooLow(Competence competence, int level, int needed) implements MissingRequirement {}

    /// High enough, but by a proof that does not count for this profile.
    public record NotProved(Competence competence, Evidence evidence) implements MissingRequirement {}

    public record TooOld(Competence competence) implements MissingRequirement {}

    public record NotMet() implements MissingRequirement {}

    public record Unfavourable() implements MissingRequirement {}

    public record Unknown(Fact fact) implements MissingRequirement {}

    public record NotSo(Fact fact, long value, int needed) implements MissingRequirement {}

    public record RuleNotMet(Requirement requirement) implements MissingRequirement {}

    /// A step that is not done yet.
    public record NotWorked(Stage stage) implements MissingRequirement {}

    /// The step asked too few inhabitants.
    public record TooFewHeard(Stage stage, int people) implements MissingRequirement {}

    /// A visit without the one in return, or none.
    public record NoPeer(Stage stage) implements MissingRequirement {}

    /// The change, or its reason, is missing.
    public record NoReasons(Stage stage) implements MissingRequirement {}

    /// Too soon after the step before it.
    public record TooSoon(Stage stage, LocalDate from) implements MissingRequirement {}

    public record First(Requirement requirement) implements MissingRequirement {}

    /// None of the ways is fulfilled: each with its own reasons.
    public record NoWay(List<Finding> ways) implements MissingRequirement {}
}
