package org.tousaidants.platform.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages of the log for the coordinator: totals by act; after a reason, recent acts with names and a filter; and
/// the result of the verification.
@Controller
@AllowedRoles(Role.COORDINATOR)
class JournalPages {
    /// `older` is the number for the next page, if there is one; `back` is true if newer entries exist.
    record JournalView(
            Form form,
            List<Choice> acts,
            List<JournalRow> lines,
            Optional<Long> older,
            boolean back,
            String act,
            Journal.NamedReading reading) {}

    /// The page without people. `reading` is present if the names may be read now.
    record TotalsView(Form form, List<Choice> reasons, List<TotalRow> lines, Optional<Journal.NamedReading> reading) {}

    /// One act in words, with its number.
    record TotalRow(String act, long count) {}

    /// One entry in words.
    record JournalRow(
            JournalEntry entry, String act, String who, JournalEntryText.JournalSubjectText on, String detail) {}

    private static final String HERE = "/bureau/journal";
    private static final int LINES = 34;

    private final Journal journal;
    private final Accounts accounts;
    private final List<JournalSubjectNames> subjects;

    JournalPages(Journal journal, Accounts accounts, List<JournalSubjectNames> subjects) {
        this.journal = journal;
        this.accounts = accounts;
        this.subjects = subjects;
    }

    /// Totals by act; with `noms`, the entries with names, during the hour after a reason was written down.
    @GetMapping(HERE)
    View journal(
            Actor reader,
            Page page,
            @RequestParam(defaultValue = "") String noms,
            @RequestParam(defaultValue = "") String acte,
            @RequestParam(defaultValue = "9223372036854775807") long avant) {
        var reading = journal.reading(reader);
        return noms.isEmpty() || reading.isEmpty()
                ? totals(reader, page, reading, Form.empty())
                : lines(reader, page, reading.get(), acte, avant);
    }

    /// Writes the reason into the journal, then shows the names.
    @PostMapping(HERE + "/lectures")
    View read(Actor reader, Page page, Form form) {
        var reason = form.one("motif", Journal.ReadingReason.class);
        if (reason.isEmpty()) form.error("motif", "journal.reason.missing");
        if (form.hasErrors() || reason.isEmpty())
            return totals(reader, page, Optional.empty(), form).status(422);
        journal.giveReason(reader, reason.get());
        return View.redirect(HERE + "?noms=oui");
    }

    private View totals(Actor reader, Page page, Optional<Journal.NamedReading> reading, Form form) {
        var words = new JournalEntryText(page, Map.of(), List.of(), List.of());
        return View.of(
                "platform/journal/totals",
                new TotalsView(
                        form,
                        Arrays.stream(Journal.ReadingReason.values())
                                .map(one -> Choice.of(ConstantName.low(one), page.t("journal.reason." + one)))
                                .toList(),
                        journal.totals(reader).stream()
                                .map(one -> new TotalRow(words.act(one.act()), one.count()))
                                .toList(),
                        reading));
    }

    private View lines(Actor reader, Page page, Journal.NamedReading reading, String acte, long avant) {
        var found = journal.latest(reader, avant, acte, "", LINES + 1);
        var entries = found.subList(0, Math.min(LINES, found.size()));
        var names = accounts.find(JournalEntryText.people(entries)).values().stream()
                .collect(Collectors.toMap(Account::id, Account::name));
        var words = new JournalEntryText(page, names, subjects, entries);
        var acts = journal.acts(reader).stream()
                .map(act -> Choice.of(act, words.act(act)))
                .toList();
        var lines = entries.stream()
                .map(entry -> new JournalRow(
                        entry, words.act(entry.act()), words.who(entry), words.subject(entry), words.detail(entry)))
                .toList();
        var older = found.size() > LINES ? Optional.of(entries.getLast().n()) : Optional.<Long>empty();
        return View.of(
                "platform/journal/journal",
                new JournalView(
                        Form.filled(Map.of("acte", List.of(acte))),
                        acts,
                        lines,
                        older,
                        avant < Long.MAX_VALUE,
                        acte,
                        reading));
    }

    @GetMapping("/bureau/journal/verification")
    View verification(Actor reader) {
        return View.of("platform/journal/verification", journal.verify());
    }
}
