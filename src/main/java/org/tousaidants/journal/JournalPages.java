package org.tousaidants.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.identity.Account;
import org.tousaidants.identity.Accounts;
import org.tousaidants.identity.Actor;
import org.tousaidants.identity.Role;
import org.tousaidants.web.Choice;
import org.tousaidants.web.For;
import org.tousaidants.web.Form;
import org.tousaidants.web.Page;
import org.tousaidants.web.View;

/// « Journal » for the coordinator: what was done lately, narrowed to an act, and whether nobody changed it since.
@Controller
@For(Role.COORDINATOR)
class JournalPages {
    /// `older` is the number to go on from, if there is more.
    record Shown(Form form, List<Choice> acts, List<Line> lines, Optional<Long> older, String act) {}

    /// One entry in words; `who` is empty for the system itself.
    record Line(Entry entry, String act, String who, String on, String detail) {}

    private static final int LINES = 50;

    private final Journal journal;
    private final Accounts accounts;

    JournalPages(Journal journal, Accounts accounts) {
        this.journal = journal;
        this.accounts = accounts;
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
        var acts = journal.acts(reader).stream()
                .map(act -> Choice.of(act, words(act, page)))
                .toList();
        var lines = entries.stream().map(entry -> line(entry, page, names)).toList();
        var older = found.size() > LINES ? Optional.of(entries.getLast().n()) : Optional.<Long>empty();
        return View.of(
                "journal/journal", new Shown(Form.filled(Map.of("acte", List.of(acte))), acts, lines, older, acte));
    }

    @GetMapping("/bureau/journal/verification")
    View verification(Actor reader) {
        return View.of("journal/verification", journal.verify(reader.network().id()));
    }

    private static Line line(Entry entry, Page page, Map<UUID, String> names) {
        var detail = entry.detail().entrySet().stream()
                .filter(one -> !one.getKey().equals("session"))
                .map(one -> page.t(
                        "journal.detail.one",
                        said("journal.detail." + one.getKey(), one.getKey(), page),
                        said("journal.value." + one.getValue(), one.getValue(), page)))
                .collect(Collectors.joining(", "));
        return new Line(
                entry,
                words(entry.act(), page),
                entry.actor().map(id -> named(id, names, page)).orElse(""),
                subject(entry.subject(), names),
                detail);
    }

    /// Each room words its own acts: `journal.act.<act>` in its message files.
    private static String words(String act, Page page) {
        return said("journal.act." + act, act, page);
    }

    private static String said(String key, String otherwise, Page page) {
        return page.has(key) ? page.t(key) : otherwise;
    }

    private static String named(UUID id, Map<UUID, String> names, Page page) {
        return Optional.ofNullable(names.get(id)).orElseGet(() -> page.t("journal.who.gone"));
    }

    private static String subject(String subject, Map<UUID, String> names) {
        return names.entrySet().stream()
                .filter(one -> subject.equals("account " + one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(subject);
    }
}
