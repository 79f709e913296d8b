package org.tousaidants.label.observations;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Page;

/// « Niveau d’engagement » — how far a person or a place is with a commitment of the charter that they take.
/// The booklet of 2020 lets everybody take each of the 33 commitments at their own level; a level decides
/// nothing.
public enum CommitmentLevel {
    BEGINS("commence"),
    DOES("fais"),
    TEACHES("apprends");

    private final String code;

    CommitmentLevel(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Optional<CommitmentLevel> of(String code) {
        return Arrays.stream(values()).filter(level -> level.code.equals(code)).findFirst();
    }

    /// The answers to one commitment: the levels, then « not for now ».
    ///
    /// @param words start of the message keys, one for each answer
    public static List<Choice> choices(Page page, String words) {
        return Stream.concat(
                        Arrays.stream(values())
                                .map(level -> Choice.of(level.code, page.t(words + "." + ConstantName.low(level)))),
                        Stream.of(Choice.of("non", page.t(words + ".no"))))
                .toList();
    }
}
