package org.tousaidants.support.outcomes;

import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.label.sortition.SeatAgreementForm;
import org.tousaidants.label.sortition.SeatAgreementRequest;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.web.Form;
import org.tousaidants.support.outcomes.HelpOutcomeFeedback.FeedbackAnswer;
import org.tousaidants.support.outcomes.HelpOutcomeFeedback.FeedbackChannel;

/// The answers of a person, as parsed from the form.
///
/// @param call telephone number of a person who asks to be called; empty if they do not ask
/// @param seat the agreement to be drawn for a seat, kept apart from the answer
record HelpOutcomeForm(
        PaperCode code,
        HelpOutcomeFeedback outcome,
        String words,
        Optional<String> call,
        Optional<SeatAgreementRequest> seat) {
    private static final int WORDS_MAX = 500;
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d .\\-()]{6,24}");

    /// Returns the parsed answers; empty if the form has errors.
    static Optional<HelpOutcomeForm> parse(Form form, FeedbackChannel channel, String lang) {
        var code = form.text("code").as(typed -> PaperCode.read(typed).good(), "outcomes.unknown");
        for (var question : new String[] {"solved", "alone", "respected"})
            form.text(question).required("outcomes.missing");
        var eased = form.one("eased", FeedbackAnswer.class);
        var better = form.one("better", FeedbackAnswer.class);
        var solved = form.one("solved", FeedbackAnswer.class);
        var alone = form.one("alone", FeedbackAnswer.class);
        var respected = form.one("respected", FeedbackAnswer.class);
        var words = form.text("words").max(WORDS_MAX);
        var call = form.checked("call")
                ? form.text("phone")
                        .required("outcomes.phone.missing")
                        .matches(PHONE, "outcomes.phone.missing")
                        .optional()
                : Optional.<String>empty();
        var seat = SeatAgreementForm.parse(form, lang);
        return form.hasErrors() || code.isEmpty() || solved.isEmpty() || alone.isEmpty() || respected.isEmpty()
                ? Optional.empty()
                : Optional.of(new HelpOutcomeForm(
                        code.get(),
                        new HelpOutcomeFeedback(eased, better, solved.get(), alone.get(), respected.get(), channel),
                        words.get(),
                        call,
                        seat));
    }
}
