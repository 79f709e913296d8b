package org.tousaidants.places.upkeep;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.places.upkeep.DataUpkeepDeskPages.UpkeepTaskListView;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « L'entretien fait » — pages and a file with the work that people have done on the sheets: the amount, and the
/// people.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class DataUpkeepWorkPages {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("LLLL yyyy");

    /// The number of actions done on sheets in one month, by group of people, and their total.
    record UpkeepMonthRow(YearMonth month, Map<PersonPlaceRelation, Integer> byWhom, int total) {
        String words(Page page) {
            return DataUpkeepWorkPages.words(month, page);
        }

        int of(PersonPlaceRelation who) {
            return byWhom.getOrDefault(who, 0);
        }
    }

    /// The work done; `kinds` lists the most recent month by kind of activity.
    record DoneUpkeepWorkView(List<UpkeepMonthRow> months, List<DataUpkeepWork.DoneUpkeepWork> kinds) {}

    /// The people who worked on sheets in a month.
    record UpkeepPeopleView(YearMonth month, List<UpkeepContributors.ContributorWork> workers) {
        String words(Page page) {
            return DataUpkeepWorkPages.words(month, page);
        }
    }

    private final UpkeepContributors workers;

    DataUpkeepWorkPages(UpkeepContributors workers) {
        this.workers = workers;
    }

    @GetMapping("/bureau/entretien/fait")
    View done(SignedInPerson actor) {
        var done = workers.done();
        var months = new TreeMap<YearMonth, Map<PersonPlaceRelation, Integer>>();
        for (var line : done)
            months.computeIfAbsent(line.month(), month -> new EnumMap<>(PersonPlaceRelation.class))
                    .merge(line.who(), line.acts(), Integer::sum);
        var newestFirst = months.descendingMap().entrySet().stream()
                .map(month -> new UpkeepMonthRow(
                        month.getKey(),
                        month.getValue(),
                        month.getValue().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()))
                .toList();
        var kinds = newestFirst.isEmpty()
                ? List.<DataUpkeepWork.DoneUpkeepWork>of()
                : done.stream()
                        .filter(one -> one.month().equals(newestFirst.getFirst().month()))
                        .toList();
        return View.of("places/upkeep/done", new DoneUpkeepWorkView(newestFirst, kinds));
    }

    @GetMapping("/bureau/entretien/fait.csv")
    ResponseEntity<byte[]> doneAsCsv(SignedInPerson actor, Page page) {
        return csv(
                "entretien",
                page.t("care.done.csv"),
                workers.done().stream()
                        .map(one -> row(
                                one.month().toString(),
                                page.t("care.done.who." + UpkeepTaskListView.key(one.who())),
                                page.t("care.done.act." + UpkeepTaskListView.key(one.act())),
                                Integer.toString(one.acts()),
                                Integer.toString(one.places()))));
    }

    @GetMapping("/bureau/entretien/fait/{month}")
    View people(SignedInPerson actor, @PathVariable String month) {
        var asked = month(month);
        return View.of("places/upkeep/workers", new UpkeepPeopleView(asked, workers.of(actor, asked)));
    }

    @GetMapping("/bureau/entretien/fait/{month}/personnes.csv")
    ResponseEntity<byte[]> peopleAsCsv(SignedInPerson actor, @PathVariable String month, Page page) {
        var asked = month(month);
        return csv(
                "entretien-" + asked,
                page.t("care.workers.csv"),
                workers.of(actor, asked).stream()
                        .map(one -> row(
                                asked.toString(),
                                name(one, page),
                                page.t("care.done.who." + UpkeepTaskListView.key(one.who())),
                                page.t("care.done.act." + UpkeepTaskListView.key(one.act())),
                                Integer.toString(one.acts()),
                                Integer.toString(one.places()))));
    }

    /// Returns the name of a person; for a member of the public or an erased person, a general term.
    static String name(UpkeepContributors.ContributorWork worker, Page page) {
        return worker.name()
                .orElseGet(() -> page.t(
                        worker.who() == PersonPlaceRelation.PUBLIC ? "care.workers.public" : "care.workers.nameless"));
    }

    private static String words(YearMonth month, Page page) {
        return month.format(MONTH.withLocale(page.locale()));
    }

    private static YearMonth month(String typed) {
        try {
            if (typed.matches("\\d{4}-\\d{2}")) return YearMonth.parse(typed);
        } catch (DateTimeException noMonth) {
            // A month that cannot be parsed falls through to « not found », the same answer as for any
            // unknown address.
        }
        throw new NotFoundException();
    }

    private static ResponseEntity<byte[]> csv(String name, String head, Stream<String> rows) {
        var text = CsvFormat.MARK + head + "\n" + rows.collect(Collectors.joining());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .header("Cache-Control", "no-store")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String row(String... cells) {
        var row = new StringBuilder();
        CsvFormat.row(row, ';', List.of(cells));
        return row.toString();
    }
}
