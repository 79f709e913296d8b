package org.tousaidants.community.funding;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;

/// Parses the forms for calls, projects, reviews and amounts.
final class FundingCallForm {
    private static final int SHEET_MAX = 120;
    private static final int LINE_MAX = 160;
    private static final int WORDS_MAX = 6_000;
    private static final int MOST_EUROS = 100_000_000;
    private static final int MOST_MARK = 5;
    private static final int MOST_LINES = 12;

    /// The submitted form of a project.
    ///
    /// @param place place of the project; empty if not given
    record ProjectSubmissionInput(
            UUID id,
            String name,
            String holder,
            String contact,
            String words,
            long cents,
            String place,
            List<String> answers) {}

    /// The typed decision about admissibility.
    ///
    /// @param words reason why the project is not admissible
    record AdmissibilityInput(boolean admissible, String words) {}

    record ProjectReviewInput(List<Integer> marks, String words, boolean conflict) {}

    record TerritoryActionInput(
            UUID id,
            String title,
            String owner,
            String indicator,
            String figure,
            FundingCall.TerritoryActionState state,
            SchemeInput carried) {}

    /// @param scheme parameter of a local scheme, or empty
    record SchemeInput(String scheme, String sheet) {}

    private FundingCallForm() {}

    static Optional<FundingCall> opening(Form form, Instant now) {
        var id = form.text("id").as(FormValueParser::uuid, "funding.reload");
        var title = form.text("title").required("funding.name.missing").max(LINE_MAX);
        var funder = form.text("funder").max(LINE_MAX);
        var words = form.text("words").required("funding.words.missing").max(WORDS_MAX);
        var ends =
                form.text("ends").required("funding.ends.missing").as(FundingCallForm::moment, "funding.ends.missing");
        var budget = euros(form, "euros");
        var most = euros(form, "most");
        form.text("grid").required("funding.grid.missing");
        var asks = new FundingCall.FundingCallRequirements(
                lines(form, "grid"), lines(form, "conditions"), lines(form, "questions"));
        if (form.hasErrors() || id.isEmpty() || ends.isEmpty() || budget.isEmpty() || most.isEmpty())
            return Optional.empty();
        return Optional.of(new FundingCall(
                id.get(), title.get(), funder.get(), words.get(), ends.get(), budget.get(), most.get(), asks, now));
    }

    /// Returns the lines that were typed in a field of the form.
    ///
    /// @param name name of the field
    private static List<String> lines(Form form, String name) {
        return form.text(name)
                .max(WORDS_MAX)
                .get()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MOST_LINES)
                .toList();
    }

    static Optional<ProjectSubmissionInput> sent(Form form, List<String> questions) {
        var id = form.text("id").as(FormValueParser::uuid, "funding.reload");
        var name = form.text("name").required("funding.name.missing").max(LINE_MAX);
        var holder = form.text("holder").required("funding.holder.missing").max(LINE_MAX);
        var contact = form.text("contact").required("funding.contact.missing").max(LINE_MAX);
        var place = form.text("place").max(LINE_MAX);
        var words = form.text("words").required("funding.words.missing").max(WORDS_MAX);
        var answers = new ArrayList<String>();
        for (var n = 0; n < questions.size(); n++)
            answers.add(form.text("answer" + n)
                    .required("funding.answer.missing")
                    .max(WORDS_MAX)
                    .get());
        var cents = euros(form, "euros");
        return form.hasErrors() || id.isEmpty() || cents.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProjectSubmissionInput(
                        id.get(),
                        name.get(),
                        holder.get(),
                        contact.get(),
                        words.get(),
                        cents.get(),
                        place.get(),
                        List.copyOf(answers)));
    }

    /// Returns the typed decision about admissibility: either all conditions are met, or a reason is required.
    /// Returns empty if the form has errors.
    static Optional<AdmissibilityInput> examined(Form form, List<String> conditions) {
        var met = form.values("met").stream().distinct().count() == conditions.size();
        var words = form.text("unmet").max(WORDS_MAX);
        if (!met) words = words.required("funding.unmet.missing");
        return form.hasErrors() ? Optional.empty() : Optional.of(new AdmissibilityInput(met, met ? "" : words.get()));
    }

    static Optional<ProjectReviewInput> read(Form form, int lines) {
        if (form.checked("conflict")) return Optional.of(new ProjectReviewInput(List.of(), "", true));
        var marks = new ArrayList<Integer>();
        for (var n = 0; n < lines; n++)
            form.text("mark" + n)
                    .required("funding.mark.missing")
                    .integer(0, MOST_MARK)
                    .ifPresent(marks::add);
        var words = form.text("words").required("funding.reason.missing").max(WORDS_MAX);
        return form.hasErrors()
                ? Optional.empty()
                : Optional.of(new ProjectReviewInput(List.copyOf(marks), words.get(), false));
    }

    /// Returns the action that was typed in the form; empty if the form has errors.
    ///
    /// @param figures figures that can be chosen
    static Optional<TerritoryActionInput> planned(Form form, List<FormChoice> figures) {
        var id = form.text("id").as(FormValueParser::uuid, "funding.reload");
        var title = form.text("action").required("funding.name.missing").max(LINE_MAX);
        var owner = form.text("owner").required("funding.owner.missing").max(LINE_MAX);
        var indicator = form.text("indicator").max(LINE_MAX);
        var figure = form.value("figure");
        if (!figure.isEmpty() && figures.stream().noneMatch(one -> one.value().equals(figure)))
            form.error("figure", "funding.figure.gone");
        var carried = scheme(form);
        form.text("state").required("funding.state.missing");
        var state = form.one("state", FundingCall.TerritoryActionState.class);
        return form.hasErrors() || id.isEmpty() || state.isEmpty() || carried.isEmpty()
                ? Optional.empty()
                : Optional.of(new TerritoryActionInput(
                        id.get(), title.get(), owner.get(), indicator.get(), figure, state.get(), carried.get()));
    }

    /// The scheme and the sheet that an action carries out. A sheet without its scheme is refused.
    static Optional<SchemeInput> scheme(Form form) {
        var scheme = form.value("scheme");
        var sheet = form.text("sheet").max(SHEET_MAX).get();
        if (!scheme.isEmpty() && LocalScheme.of(scheme).isEmpty()) form.error("scheme", "funding.scheme.gone");
        if (scheme.isEmpty() && !sheet.isEmpty()) form.error("scheme", "funding.scheme.missing");
        return form.hasErrors() ? Optional.empty() : Optional.of(new SchemeInput(scheme, sheet));
    }

    static Optional<Long> euros(Form form, String name) {
        return form.text(name)
                .required("funding.euros.missing")
                .integer(1, MOST_EUROS)
                .map(euros -> euros * 100L);
    }

    /// Returns the granted amount in cents, where zero is a refusal; empty if the form has errors.
    static Optional<Long> granted(Form form) {
        return form.text("euros")
                .required("funding.euros.missing")
                .integer(0, MOST_EUROS)
                .map(euros -> euros * 100L);
    }

    static Optional<String> words(Form form) {
        var words = form.text("words").required("funding.reason.missing").max(WORDS_MAX);
        return form.hasErrors() ? Optional.empty() : Optional.of(words.get());
    }

    private static Optional<Instant> moment(String typed) {
        try {
            return Optional.of(LocalDateTime.parse(typed).atZone(ParisTime.ZONE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
