package org.tousaidants.label.observations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.web.Form;
import org.tousaidants.rules.protocol.LabelCharter.CharterCommitment;

/// « Réponse à un engagement » — a person's answer to one commitment, in the text that was shown.
///
/// @param level level at which it is taken; empty if it is not taken, or if the person did not state a level
public record CharterCommitmentAnswer(
        String commitment, String hash, boolean taken, Optional<CharterCommitmentLevel> level, String word) {
    /// Form value of a commitment that is taken without a level, as on older forms and papers.
    private static final String YES = "oui";

    private static final String NO = "non";
    private static final int LONGEST_WORD = 1000;

    /// Creates an answer without a level and without a remark.
    ///
    /// @param hash hash of the text that was shown
    /// @param taken whether the commitment is taken
    public CharterCommitmentAnswer(String commitment, String hash, boolean taken) {
        this(commitment, hash, taken, Optional.empty(), "");
    }

    /// Returns the answers that a person gave in the fields of `commitment.jte`.
    ///
    /// @param words whether each answer may contain a remark
    /// @param missing message key of the error for a commitment without an answer
    public static List<CharterCommitmentAnswer> typed(
            Form form, List<CharterCommitment> commitments, boolean words, String missing) {
        var answers = new ArrayList<CharterCommitmentAnswer>();
        for (var commitment : commitments) {
            var id = commitment.id();
            var word = words ? form.text("mot-" + id).max(LONGEST_WORD).get() : "";
            var value = form.value("reponse-" + id);
            var level = CharterCommitmentLevel.of(value);
            var taken = level.isPresent() || value.equals(YES);
            if (taken || value.equals(NO))
                answers.add(new CharterCommitmentAnswer(id, form.value("texte-" + id), taken, level, word));
            else form.error("reponse-" + id, missing, commitments.indexOf(commitment) + 1, id);
        }
        return answers;
    }

    /// Returns whether every answer refers to the current text of its commitment.
    ///
    /// @param commitments the commitments in their current texts
    public static boolean current(List<CharterCommitmentAnswer> answers, List<CharterCommitment> commitments) {
        return answers.stream()
                .allMatch(answer -> commitments.stream()
                        .anyMatch(each -> each.id().equals(answer.commitment())
                                && each.hash().equals(answer.hash())));
    }

    /// Returns the value of the form field for an answer that is already stored; empty if the person has to
    /// answer again, because the answer has no level.
    public static String value(CommitmentSignature signature) {
        return signature.taken()
                ? signature.level().map(CharterCommitmentLevel::code).orElse("")
                : NO;
    }

    public CommitmentSignature signed(String signer, Optional<UUID> by, String protocol, Instant at) {
        return new CommitmentSignature(commitment, hash, taken, level, word, signer, by, protocol, at);
    }
}
