package org.tousaidants.support.outcomes;

import java.util.Optional;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.web.Form;
import org.tousaidants.support.outcomes.Outcome.Channel;
import org.tousaidants.support.outcomes.Outcome.Face;

/// Parses the answers of a person.
record OutcomeForm(PaperCode code, Outcome outcome, String words, boolean callMe) {
    private static final int WORDS_MAX = 500;

    /// Empty when the form has errors.
    static Optional<OutcomeForm> parse(Form form, Channel channel) {
        var code = form.text("code").as(typed -> PaperCode.read(typed).good(), "outcomes.unknown");
        for (var question : new String[] {"solved", "alone", "respected"})
            form.text(question).required("outcomes.missing");
        var solved = form.one("solved", Face.class);
        var alone = form.one("alone", Face.class);
        var respected = form.one("respected", Face.class);
        var words = form.text("words").max(WORDS_MAX);
        return form.hasErrors() || code.isEmpty() || solved.isEmpty() || alone.isEmpty() || respected.isEmpty()
                ? Optional.empty()
                : Optional.of(new OutcomeForm(
                        code.get(),
                        new Outcome(solved.get(), alone.get(), respected.get(), channel),
                        words.get(),
                        form.checked("call")));
    }
}
