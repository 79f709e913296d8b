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
import org.tousaidants.core.csv.Csv;
import org.tousaidants.places.upkeep.CareDeskPages.ToDoList;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « L'entretien fait » — the work on the sheets: how much, by whom, on screen and as a file.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class UpkeepWorkPages {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("LLLL yyyy");

    /// The work of a month, by kind of people and kind of act.
    record Month(YearMonth month, Map<PlaceRelation, Integer> byWhom, int total) {
        String words(Page page) {
            return UpkeepWorkPages.words(month, page);
        }

        int of(PlaceRelation who) {
            return byWhom.getOrDefault(who, 0);
        }
    }

    /// The work done; `kinds` is the newest month, act by act.
    record WorkDone(List<Month> months, List<UpkeepWork.DoneWork> kinds) {}

    /// The people of a month.
    record People(YearMonth month, List<Contributors.Worker> workers) {
        String words(Page page) {
            return UpkeepWorkPages.words(month, page);
        }
    }

    private final Contributors workers;

    UpkeepWorkPages(Contributors workers) {
        this.workers = workers;
    }

    @GetMapping("/bureau/entretien/fait")
    View done(Actor actor) {
        var done = workers.done();
        var months = new TreeMap<YearMonth, Map<PlaceRelation, Integer>>();
        for (var line : done)
            months.computeIfAbsent(line.month(), month -> new EnumMap<>(PlaceRelation.class))
                    .merge(line.who(), line.acts(), Integer::sum);
        var newestFirst = months.descendingMap().entrySet().stream()
                .map(month -> new Month(
                        month.getKey(),
                        month.getValue(),
                        month.getValue().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()))
                .toList();
        var kinds = newestFirst.isEmpty()
                ? List.<UpkeepWork.DoneWork>of()
                : done.stream()
                        .filter(one -> one.month().equals(newestFirst.getFirst().month()))
                        .toList();
        return View.of("places/upkeep/done", new WorkDone(newestFirst, kinds));
    }

    @GetMapping("/bureau/entretien/fait.csv")
    ResponseEntity<byte[]> doneAsCsv(Actor actor, Page page) {
        return csv(
                "entretien",
                page.t("care.done.csv"),
                workers.done().stream()
                        .map(one -> row(
                                one.month().toString(),
                                page.t("care.done.who." + ToDoList.key(one.who())),
                                page.t("care.done.act." + ToDoList.key(one.act())),
                                Integer.toString(one.acts()),
                                Integer.toString(one.places()))));
    }

    @GetMapping("/bureau/entretien/fait/{month}")
    View people(Actor actor, @PathVariable String month) {
        var asked = month(month);
        return View.of("places/upkeep/workers", new People(asked, workers.of(actor, asked)));
    }

    @GetMapping("/bureau/entretien/fait/{month}/personnes.csv")
    ResponseEntity<byte[]> peopleAsCsv(Actor actor, @PathVariable String month, Page page) {
        var asked = month(month);
        return csv(
                "entretien-" + asked,
                page.t("care.workers.csv"),
                workers.of(actor, asked).stream()
                        .map(one -> row(
                                asked.toString(),
                                name(one, page),
                                page.t("care.done.who." + ToDoList.key(one.who())),
                                page.t("care.done.act." + ToDoList.key(one.act())),
                                Integer.toString(one.acts()),
                                Integer.toString(one.places()))));
    }

    /// The list gives no name for a member of the public or an erased person.
    static String name(Contributors.Worker worker, Page page) {
        return worker.name()
                .orElseGet(() ->
                        page.t(worker.who() == PlaceRelation.PUBLIC ? "care.workers.public" : "care.workers.nameless"));
    }

    private static String words(YearMonth month, Page page) {
        return month.format(MONTH.withLocale(page.locale()));
    }

    private static YearMonth month(String typed) {
        try {
            if (typed.matches("\\d{4}-\\d{2}")) return YearMonth.parse(typed);
        } catch (DateTimeException noMonth) {
            // Not found, like any unknown address.
        }
        throw new NotFound();
    }

    private static ResponseEntity<byte[]> csv(String name, String head, Stream<String> rows) {
        var text = Csv.MARK + head + "\n" + rows.collect(Collectors.joining());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .header("Cache-Control", "no-store")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String row(String... cells) {
        var row = new StringBuilder();
        Csv.row(row, ';', List.of(cells));
        return row.toString();
    }
}
