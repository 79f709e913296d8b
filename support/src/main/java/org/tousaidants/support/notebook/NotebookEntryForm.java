package org.tousaidants.support.notebook;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.support.notebook.PersonNotebook.NotebookConsentChannel;
import org.tousaidants.support.notebook.PersonNotebook.NotebookContentKind;

/// Reads notebook entries. They must be short, and must not contain a password, a long number or an account number.
final class NotebookEntryForm {
    static final int LONGEST_NOTE = 300;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_REACH = 120;
    private static final Pattern PIN = Pattern.compile("\\d{6}");

    private record ForbiddenContent(String what, Pattern pattern) {}

    private static final List<ForbiddenContent> NEVER = rows("never").stream()
            .map(row -> row.split(";", 2))
            .map(row -> new ForbiddenContent(row[0], Pattern.compile(row[1], Pattern.DOTALL)))
            .toList();
    private static final List<String> PAPERS = rows("papers");

    record NotebookNote(NotebookContentKind kind, String text) {}

    record TypedNotebookCode(String code, String pin) {}

    private NotebookEntryForm() {}

    static Optional<PersonNotebooks.NewNotebookInput> asking(Form form) {
        var id = FormValueParser.uuid(form.value("id"));
        if (id.isEmpty()) form.error("nom", "web.error.required");
        var name = form.text("nom")
                .required("notebook.name.missing")
                .max(LONGEST_NAME)
                .get();
        var reach = form.text("joindre").max(LONGEST_REACH).optional();
        harmless(form, "nom", name);
        if (!form.checked("accord")) form.error("accord", "notebook.consent.missing");
        if (form.checked("mineur") && !form.checked("parent")) form.error("parent", "notebook.parent.missing");
        var way = form.one("comment", NotebookConsentChannel.class);
        if (way.isEmpty()) form.error("comment", "notebook.way.missing");
        if (form.hasErrors()) return Optional.empty();
        return Optional.of(new PersonNotebooks.NewNotebookInput(
                id.orElseThrow(), name, reach, form.checked("partage"), way.orElseThrow(), form.checked("parent")));
    }

    static Optional<NotebookNote> note(Form form) {
        var kind = form.one("sorte", NotebookContentKind.class).filter(one -> one != NotebookContentKind.HELD);
        if (kind.isEmpty()) form.error("texte", "web.error.choice");
        var paper = kind.equals(Optional.of(NotebookContentKind.PAPER));
        var text = form.text(paper ? "papier" : "texte")
                .required("notebook.note.missing")
                .max(LONGEST_NOTE)
                .get();
        if (paper && !PAPERS.contains(text)) form.error("papier", "web.error.choice");
        harmless(form, "texte", text);
        return form.hasErrors() ? Optional.empty() : Optional.of(new NotebookNote(kind.orElseThrow(), text));
    }

    private static void harmless(Form form, String field, String text) {
        NEVER.stream()
                .filter(one -> one.pattern().matcher(text).matches())
                .findFirst()
                .ifPresent(one -> form.error(field, "notebook.never." + one.what()));
    }

    /// Returns the typed code and PIN; empty if none was typed or if they are invalid, which adds an error to
    /// the form.
    static Optional<TypedNotebookCode> card(Form form) {
        var code = form.text("code")
                .required("notebook.code.missing")
                .as(written -> PaperCode.read(written).good(), "notebook.code.mistyped");
        var pin = form.text("pin").required("notebook.pin.missing").get().replaceAll("\\s", "");
        if (!pin.isEmpty() && !PIN.matcher(pin).matches()) form.error("pin", "notebook.pin.form");
        if (form.hasErrors()) return Optional.empty();
        return Optional.of(new TypedNotebookCode(code.orElseThrow().text(), pin));
    }

    static List<FormChoice> papers(Page page) {
        return PAPERS.stream()
                .map(code -> FormChoice.of(code, page.t("notebook.paper." + code)))
                .toList();
    }

    static String said(Page page, PersonNotebook.NotebookEntry entry) {
        return entry.kind() == NotebookContentKind.PAPER ? page.t("notebook.paper." + entry.text()) : entry.text();
    }

    private static List<String> rows(String file) {
        return BundledFile.text(NotebookEntryForm.class, "/notebook/" + file + ".csv")
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .toList();
    }
}
