package org.tousaidants.label.recognition;

import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.web.Form;

/// The form for a member's vote: answer and reason. Each proposal on a page has its own fields.
///
/// @param shown hashes of the rules and the dossier that the page showed
record CommitteeVoteForm(boolean favourable, String reason, CommitteeDecisions.DecisionBasisView shown) {
    static final int REASON_MAX = 1_000;

    enum VoteAnswer {
        YES,
        NO
    }

    static Optional<CommitteeVoteForm> parse(Form form, UUID proposal) {
        form.text(answer(proposal)).required("labels.vote.answer.missing");
        var answer = form.one(answer(proposal), VoteAnswer.class);
        var reason = form.text(reason(proposal))
                .required("labels.vote.reason.missing")
                .max(REASON_MAX);
        return form.hasErrors() || answer.isEmpty()
                ? Optional.empty()
                : Optional.of(new CommitteeVoteForm(
                        answer.get() == VoteAnswer.YES,
                        reason.get(),
                        new CommitteeDecisions.DecisionBasisView(form.value("regles"), form.value("dossier"))));
    }

    static String answer(UUID proposal) {
        return "avis-" + proposal;
    }

    static String reason(UUID proposal) {
        return "raison-" + proposal;
    }
}
