package org.tousaidants.label.observations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.web.Form;
import org.tousaidants.rules.protocol.Charter.Commitment;

/// « Réponse à un engagement » — a person's answer to one commitment, in the text that was shown.
public record CommitmentAnswer(String commitment, String hash, boolean taken, String word) {
    private static final int LONGEST_WORD = 1000;

    /// An answer without a remark.
    public CommitmentAnswer(String commitment, String hash, boolean taken) {
        this(commitment, hash, taken, "");
    }

    /// Parses the answer to each commitment from the fields of `commitment.jte`.
    ///
    /// @param missing creates the error for a commitment without an answer, from its number
    public static List<CommitmentAnswer> typed(Form form, List<Commitment> commitments, boolean words, String missing) {
        var answers = new ArrayList<CommitmentAnswer>();
        for (var commitment : commitments) {
            var id = commitment.id();
            var word = words ? form.text("mot-" + id).max(LONGEST_WORD).get() : "";
            switch (form.value("reponse-" + id)) {
                case "oui" -> answers.add(new CommitmentAnswer(id, form.value("texte-" + id), true, word));
                case "non" -> answers.add(new CommitmentAnswer(id, form.value("texte-" + id), false, word));
                default -> form.error("reponse-" + id, missing, commitments.indexOf(commitment) + 1, id);
            }
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

    public Signature signed(String signer, Optional<UUID> by, String protocol, Instant at) {
        return new Signature(commitment, hash, taken, word, signer, by, protocol, at);
    }
}
