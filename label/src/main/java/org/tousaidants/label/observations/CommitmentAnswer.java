package org.tousaidants.label.observations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.web.Form;
import org.tousaidants.rules.protocol.Charter.Commitment;

/// « Réponse à un engagement » — a person's answer to one commitment, in the text that was shown.
///
/// @param level at which it is taken; empty if it is not taken, or if the person did not state a level
public record CommitmentAnswer(
        String commitment, String hash, boolean taken, Optional<CommitmentLevel> level, String word) {
    /// A commitment taken without a level, as on forms and papers from before the levels.
    private static final String YES = "oui";

    private static final String NO = "non";
    private static final int LONGEST_WORD = 1000;

    /// An answer without a level and a remark.
    public CommitmentAnswer(String commitment, String hash, boolean taken) {
        this(commitment, hash, taken, Optional.empty(), "");
    }

    /// Parses the answer to each commitment from the fields of `commitment.jte`.
    ///
    /// @param missing creates the error for a commitment without an answer, from its number
    public static List<CommitmentAnswer> typed(Form form, List<Commitment> commitments, boolean words, String missing) {
        var answers = new ArrayList<CommitmentAnswer>();
        for (var commitment : commitments) {
            var id = commitment.id();
            var word = words ? form.text("mot-" + id).max(LONGEST_WORD).get() : "";
            var value = form.value("reponse-" + id);
            var level = CommitmentLevel.of(value);
            var taken = level.isPresent() || value.equals(YES);
            if (taken || value.equals(NO))
                answers.add(new CommitmentAnswer(id, form.value("texte-" + id), taken, level, word));
            else form.error("reponse-" + id, missing, commitments.indexOf(commitment) + 1, id);
        }
        return answers;
    }

    /// Whether all answers refer to the current texts.
    public static boolean current(List<CommitmentAnswer> answers, List<Commitment> commitments) {
        return answers.stream()
                .allMatch(answer -> commitments.stream()
                        .anyMatch(each -> each.id().equals(answer.commitment())
                                && each.hash().equals(answer.hash())));
    }

    /// The value of the form field that a signature filled; empty if the person has to answer again.
    public static String value(Signature signature) {
        return signature.taken() ? signature.level().map(CommitmentLevel::code).orElse("") : NO;
    }

    public Signature signed(String signer, Optional<UUID> by, String protocol, Instant at) {
        return new Signature(commitment, hash, taken, level, word, signer, by, protocol, at);
    }
}
