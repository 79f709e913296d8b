package org.tousaidants.path.outcomes;

import java.util.Optional;
import org.tousaidants.path.outcomes.Outcome.Channel;
import org.tousaidants.path.outcomes.Outcome.Face;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.web.Form;

/// What a person says: strings die here.
record OutcomeForm(PaperCode code, Outcome outcome, String words, boolean callMe) {
    private static final int WORDS_MAX = 500;

    /// Empty when the form has errors, which it then carries.
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
