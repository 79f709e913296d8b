package org.tousaidants.label.interviews;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.label.interviews.PeerInterview.CriterionJudgement;
import org.tousaidants.platform.web.Form;
import org.tousaidants.rules.protocol.LabelProtocol.InterviewCriterion;

/// The form in which one peer writes a conclusion.
record InterviewConclusionForm(boolean favourable, Map<String, CriterionJudgement> criteria, String words) {
    private static final int LONGEST = 3000;
    private static final int SHORTEST = 20;

    enum ConclusionVerdict {
        FAVOURABLE,
        UNFAVOURABLE
    }

    static Optional<InterviewConclusionForm> parse(Form form, List<InterviewCriterion> criteria) {
        var judged = new LinkedHashMap<String, CriterionJudgement>();
        for (var criterion : criteria) {
            var field = "critere-" + criterion.id();
            if (!criterion.optional())
                form.text(field).required("interviews.conclude.criterion.missing", criterion.name());
            form.one(field, CriterionJudgement.class).ifPresent(one -> judged.put(criterion.id(), one));
        }
        form.text("verdict").required("interviews.conclude.verdict.missing");
        var verdict = form.one("verdict", ConclusionVerdict.class);
        var words =
                form.text("mots").required("interviews.conclude.words.missing").max(LONGEST);
        if (!words.get().isEmpty() && words.get().length() < SHORTEST)
            form.error("mots", "interviews.conclude.words.short");
        return form.hasErrors() || verdict.isEmpty()
                ? Optional.empty()
                : Optional.of(new InterviewConclusionForm(
                        verdict.get() == ConclusionVerdict.FAVOURABLE, judged, words.get()));
    }
}
