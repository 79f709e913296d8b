package org.tousaidants.protocol;

import java.util.List;
import org.tousaidants.protocol.Charter.Commitment;
import org.tousaidants.protocol.Label.Fact;
import org.tousaidants.protocol.Label.Requirement;
import org.tousaidants.protocol.Skills.Competence;

/// « Ce qui manque » — one reason why a requirement is not met.
sealed interface Gap {
    /// Not signed yet.
    record NotSigned(Commitment commitment) implements Gap {}

    /// Signed, and not taken.
    record NotTaken(Commitment commitment) implements Gap {}

    /// The text is no longer the one that was signed.
    record TextChanged(Commitment commitment) implements Gap {}

    record NotMeasured(Competence competence, int needed) implements Gap {}

    record TooLow(Competence competence, int level, int needed) implements Gap {}

    /// High enough, but by a proof that does not count for this profile.
    record NotProved(Competence competence, Evidence evidence) implements Gap {}

    record TooOld(Competence competence) implements Gap {}

    record NotMet() implements Gap {}

    record Unfavourable() implements Gap {}

    record Unknown(Fact fact) implements Gap {}

    record NotSo(Fact fact, long value, int needed) implements Gap {}

    record RuleNotMet(Requirement requirement) implements Gap {}

    record First(Requirement requirement) implements Gap {}

    /// None of the ways is open: each with its own reasons.
    record NoWay(List<Finding> ways) implements Gap {}
}
