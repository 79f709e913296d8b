package org.tousaidants.support.outcomes;

import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.label.sortition.SeatAgreementForm;
import org.tousaidants.label.sortition.SeatAgreementRequest;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.web.Form;
import org.tousaidants.support.outcomes.Outcome.AnswerChannel;
import org.tousaidants.support.outcomes.Outcome.AnswerFace;

/// Parses the answers of a person.
/// @param call the number to call, when the person asks for a call
/// @param seat the agreement to be drawn for a seat, kept apart from the answer
record OutcomeForm(
        PaperCode code, Outcome outcome, String words, Optional<String> call, Optional<SeatAgreementRequest> seat) {
    private static final int WORDS_MAX = 500;
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d .\\-()]{6,24}");

    /// Returns empty if the form has errors.
    static Optional<OutcomeForm> parse(Form form, AnswerChannel channel, String lang) {
        var code = form.text("code").as(typed -> PaperCode.read(typed).good(), "outcomes.unknown");
        for (var question : new String[] {"solved", "alone", "respected"})
            form.text(question).required("outcomes.missing");
        var eased = form.one("eased", AnswerFace.class);
        var solved = form.one("solved", AnswerFace.class);
        var alone = form.one("alone", AnswerFace.class);
        var respected = form.one("respected", AnswerFace.class);
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
                : Optional.of(new OutcomeForm(
                        code.get(),
                        new Outcome(eased, solved.get(), alone.get(), respected.get(), channel),
                        words.get(),
                        call,
                        seat));
    }
}
