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
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages of the log for coordinators: totals by kind of activity; after the coordinator gave a reason, the recent
/// entries with names and a filter; and the result of the verification.
@Controller
@AllowedRoles(Role.COORDINATOR)
class JournalPages {
    /// The page of log entries with the names of people.
    ///
    /// @param older number that the link to the next page contains, if there is a next page
    /// @param back whether newer entries exist
    record JournalView(
            Form form,
            List<FormChoice> acts,
            List<JournalRow> lines,
            Optional<Long> older,
            boolean back,
            String act,
            ActivityJournal.ReadingWithNames reading) {}

    /// The page of totals, without names of people.
    ///
    /// @param reading permission to read names, if one is valid now
    record JournalTotalsView(
            Form form,
            List<FormChoice> reasons,
            List<JournalTotalRow> lines,
            Optional<ActivityJournal.ReadingWithNames> reading) {}

    /// One kind of activity in words, with the number of its entries.
    record JournalTotalRow(String act, long count) {}

    /// One log entry in words.
    record JournalRow(
            JournalEntry entry, String act, String who, JournalEntryText.JournalSubjectText on, String detail) {}

    private static final String HERE = "/bureau/journal";
    private static final int LINES = 34;

    private final ActivityJournal journal;
    private final Accounts accounts;
    private final List<JournalSubjectNames> subjects;

    JournalPages(ActivityJournal journal, Accounts accounts, List<JournalSubjectNames> subjects) {
        this.journal = journal;
        this.accounts = accounts;
        this.subjects = subjects;
    }

    /// Shows the totals by kind of activity. With the parameter `noms`, shows the entries with names, if a
    /// reason was given within the last hour.
    @GetMapping(HERE)
    View journal(
            SignedInPerson reader,
            Page page,
            @RequestParam(defaultValue = "") String noms,
            @RequestParam(defaultValue = "") String acte,
            @RequestParam(defaultValue = "9223372036854775807") long avant) {
        var reading = journal.reading(reader);
        return noms.isEmpty() || reading.isEmpty()
                ? totals(reader, page, reading, Form.empty())
                : lines(reader, page, reading.get(), acte, avant);
    }

    /// Records the reason in the log, then shows the entries with names.
    @PostMapping(HERE + "/lectures")
    View read(SignedInPerson reader, Page page, Form form) {
        var reason = form.one("motif", ActivityJournal.ReadingReason.class);
        if (reason.isEmpty()) form.error("motif", "journal.reason.missing");
        if (form.hasErrors() || reason.isEmpty())
            return totals(reader, page, Optional.empty(), form).status(422);
        journal.giveReason(reader, reason.get());
        return View.redirect(HERE + "?noms=oui");
    }

    private View totals(
            SignedInPerson reader, Page page, Optional<ActivityJournal.ReadingWithNames> reading, Form form) {
        var words = new JournalEntryText(page, Map.of(), List.of(), List.of());
        return View.of(
                "platform/journal/totals",
                new JournalTotalsView(
                        form,
                        Arrays.stream(ActivityJournal.ReadingReason.values())
                                .map(one -> FormChoice.of(EnumConstantName.low(one), page.t("journal.reason." + one)))
                                .toList(),
                        journal.totals(reader).stream()
                                .map(one -> new JournalTotalRow(words.act(one.act()), one.count()))
                                .toList(),
                        reading));
    }

    private View lines(
            SignedInPerson reader, Page page, ActivityJournal.ReadingWithNames reading, String acte, long avant) {
        var found = journal.latest(reader, avant, acte, "", LINES + 1);
        var entries = found.subList(0, Math.min(LINES, found.size()));
        var names = accounts.find(JournalEntryText.people(entries)).values().stream()
                .collect(Collectors.toMap(Account::id, Account::name));
        var words = new JournalEntryText(page, names, subjects, entries);
        var acts = journal.acts(reader).stream()
                .map(act -> FormChoice.of(act, words.act(act)))
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
    View verification(SignedInPerson reader) {
        return View.of("platform/journal/verification", journal.verify());
    }
}
