package org.tousaidants.platform.journal;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Mes lignes du journal » — what she did and what was done to her account, each with its proof.
@Controller
@For({Role.COORDINATOR, Role.HELPER, Role.FUNDER, Role.NEWCOMER})
class OwnLinesPages {
    record Own(List<JournalPages.Line> lines) {}

    private static final int LINES = 100;

    private final Journal journal;
    private final Accounts accounts;
    private final List<JournalSubject> subjects;

    OwnLinesPages(Journal journal, Accounts accounts, List<JournalSubject> subjects) {
        this.journal = journal;
        this.accounts = accounts;
        this.subjects = subjects;
    }

    @GetMapping("/profil/journal")
    View own(Actor self, Page page) {
        var entries = journal.of(self, LINES);
        var names = accounts.find(EntryWords.people(entries)).values().stream()
                .collect(Collectors.toMap(Account::id, Account::name));
        var words = new EntryWords(page, names, subjects, entries);
        return View.of(
                "platform/journal/own",
                new Own(entries.stream()
                        .map(entry -> new JournalPages.Line(
                                entry,
                                words.act(entry.act()),
                                words.who(entry),
                                words.subject(entry),
                                words.detail(entry)))
                        .toList()));
    }
}
