package org.tousaidants.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.identity.Account;
import org.tousaidants.identity.Accounts;
import org.tousaidants.identity.Actor;
import org.tousaidants.identity.Role;
import org.tousaidants.places.Places;
import org.tousaidants.web.Choice;
import org.tousaidants.web.DeskCard;
import org.tousaidants.web.For;
import org.tousaidants.web.Form;
import org.tousaidants.web.Page;
import org.tousaidants.web.View;

/// « Journal » for the coordinator: what was done lately, narrowed to an act, and whether nobody changed it since.
@Controller
@For(Role.COORDINATOR)
class JournalPages {
    /// `older` is the number to go on from, if there is more; `back` when the newest lines are not these.
    record Shown(Form form, List<Choice> acts, List<Line> lines, Optional<Long> older, boolean back, String act) {}

    /// One entry in words.
    record Line(Entry entry, String act, String who, EntryWords.Thing on, String detail) {}

    private static final int LINES = 40;

    private final Journal journal;
    private final Accounts accounts;
    private final Places places;

    JournalPages(Journal journal, Accounts accounts, Places places) {
        this.journal = journal;
        this.accounts = accounts;
        this.places = places;
    }

    @GetMapping("/bureau/journal")
    View journal(
            Actor reader,
            Page page,
            @RequestParam(defaultValue = "") String acte,
            @RequestParam(defaultValue = "9223372036854775807") long avant) {
        var found = journal.latest(reader, avant, acte, "", LINES + 1);
        var entries = found.subList(0, Math.min(LINES, found.size()));
        var names = accounts.all(reader).stream().collect(Collectors.toMap(Account::id, Account::name));
        var known = places.find(reader.network().id(), EntryWords.places(entries));
        var words = new EntryWords(page, names, known);
        var acts = journal.acts(reader).stream()
                .map(act -> Choice.of(act, words.act(act)))
                .toList();
        var lines = entries.stream()
                .map(entry -> new Line(
                        entry, words.act(entry.act()), words.who(entry), words.subject(entry), words.detail(entry)))
                .toList();
        var older = found.size() > LINES ? Optional.of(entries.getLast().n()) : Optional.<Long>empty();
        return View.of(
                "journal/journal",
                new Shown(
                        Form.filled(Map.of("acte", List.of(acte))), acts, lines, older, avant < Long.MAX_VALUE, acte));
    }

    @GetMapping("/bureau/journal/verification")
    View verification(Actor reader) {
        return View.of("journal/verification", journal.verify(reader.network().id()));
    }

    @Bean
    static DeskCard journalCard() {
        return DeskCard.of("/bureau/journal", "journal.card", 160);
    }
}
