package org.tousaidants.label.rules;

import java.time.LocalDate;
import java.util.List;
import org.tousaidants.label.rules.Charter.Commitment;
import org.tousaidants.label.rules.Label.Fact;
import org.tousaidants.label.rules.Label.Requirement;
import org.tousaidants.label.rules.Label.Stage;
import org.tousaidants.label.rules.SkillGrid.Competence;

/// « Ce qui manque » — one reason why a requirement is not met.
public sealed interface Gap {
    /// Not signed yet.
    public record NotSigned(Commitment commitment) implements Gap {}

    /// Signed, and not taken.
    public record NotTaken(Commitment commitment) implements Gap {}

    /// The text is no longer the one that was signed.
    public record TextChanged(Commitment commitment) implements Gap {}

    public record NotMeasured(Competence competence, int needed) implements Gap {}

    public record TooLow(Competence competence, int level, int needed) implements Gap {}

    /// High enough, but by a proof that does not count for this profile.
    public record NotProved(Competence competence, Evidence evidence) implements Gap {}

    public record TooOld(Competence competence) implements Gap {}

    public record NotMet() implements Gap {}

    public record Unfavourable() implements Gap {}

    public record Unknown(Fact fact) implements Gap {}

    public record NotSo(Fact fact, long value, int needed) implements Gap {}

    public record RuleNotMet(Requirement requirement) implements Gap {}

    /// A step that is not done yet.
    public record NotWorked(Stage stage) implements Gap {}

    /// Fewer inhabitants were heard than the step wants.
    public record TooFewHeard(Stage stage, int people) implements Gap {}

    /// A visit without the one in return, or none.
    public record NoPeer(Stage stage) implements Gap {}

    /// It is not told what changes, or why.
    public record NoReasons(Stage stage) implements Gap {}

    /// Too soon after the step before it.
    public record TooSoon(Stage stage, LocalDate from) implements Gap {}

    public record First(Requirement requirement) implements Gap {}

    /// None of the ways is open: each with its own reasons.
    public record NoWay(List<Finding> ways) implements Gap {}
}
