package org.tousaidants.platform.journal;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Mes lignes du journal » — pages with a person's own activities and the activities on their account, each with a
/// proof that the log contains it.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.DATA, Role.READER, Role.NEWCOMER})
class OwnJournalEntryPages {
    record OwnJournalView(List<JournalPages.JournalRow> lines) {}

    private static final int LINES = 100;

    private final ActivityJournal journal;
    private final Accounts accounts;
    private final List<JournalSubjectNames> subjects;

    OwnJournalEntryPages(ActivityJournal journal, Accounts accounts, List<JournalSubjectNames> subjects) {
        this.journal = journal;
        this.accounts = accounts;
        this.subjects = subjects;
    }

    @GetMapping("/profil/journal")
    View own(SignedInPerson self, Page page) {
        var entries = journal.of(self, LINES);
        var names = accounts.find(JournalEntryText.people(entries)).values().stream()
                .collect(Collectors.toMap(Account::id, Account::name));
        var words = new JournalEntryText(page, names, subjects, entries);
        return View.of(
                "platform/journal/own",
                new OwnJournalView(entries.stream()
                        .map(entry -> new JournalPages.JournalRow(
                                entry,
                                words.act(entry.act()),
                                words.who(entry),
                                words.subject(entry),
                                words.detail(entry)))
                        .toList()));
    }
}
