package org.tousaidants.label.observations;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;

/// « Niveau d’engagement » — the degree to which a person or a place follows a commitment of the charter that they
/// take. The booklet of 2020 lets everybody take each of the 33 commitments at their own level; no decision depends
/// on the level.
public enum CharterCommitmentLevel {
    BEGINS("commence"),
    DOES("fais"),
    TEACHES("apprends");

    private final String code;

    CharterCommitmentLevel(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Optional<CharterCommitmentLevel> of(String code) {
        return Arrays.stream(values()).filter(level -> level.code.equals(code)).findFirst();
    }

    /// Returns the possible answers to one commitment: the levels, then « not for now ».
    ///
    /// @param words beginning of the message keys, one for each answer
    public static List<FormChoice> choices(Page page, String words) {
        return Stream.concat(
                        Arrays.stream(values())
                                .map(level ->
                                        FormChoice.of(level.code, page.t(words + "." + EnumConstantName.low(level)))),
                        Stream.of(FormChoice.of("non", page.t(words + ".no"))))
                .toList();
    }
}
