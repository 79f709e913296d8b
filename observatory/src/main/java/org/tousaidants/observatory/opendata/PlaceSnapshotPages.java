package org.tousaidants.observatory.opendata;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Pages with the publication of each day, and with the differences between two days.
@Controller
@PublicAccess
@RateLimit
class PlaceSnapshotPages {
    private static final int SHOWN = 60;
    private static final int MONTHS_SHOWN = 3;

    record SnapshotListView(
            List<NightlyPlaceSnapshots.StoredPlaceSnapshot> snapshots,
            List<LocalDate> missing,
            Optional<OpenDataPortalUpload.PortalUploadState> portal) {}

    record SnapshotChangesView(NightlyPlaceSnapshots.SnapshotDifference difference, int shown) {}

    private final NightlyPlaceSnapshots snapshots;
    private final OpenDataPortalUpload portal;

    PlaceSnapshotPages(NightlyPlaceSnapshots snapshots, OpenDataPortalUpload portal) {
        this.snapshots = snapshots;
        this.portal = portal;
    }

    @GetMapping("/donnees/instantanes")
    View all() {
        var days = snapshots.days();
        var missing = days.isEmpty()
                ? List.<LocalDate>of()
                : days.getLast()
                        .datesUntil(days.getFirst())
                        .filter(day -> !days.contains(day)
                                && day.isAfter(days.getFirst().minusMonths(MONTHS_SHOWN)))
                        .toList();
        return View.of(
                "observatory/opendata/snapshots",
                new SnapshotListView(
                        days.stream()
                                .limit(SHOWN)
                                .flatMap(day -> snapshots.kept(day).stream())
                                .toList(),
                        missing,
                        portal.state()));
    }

    @GetMapping("/donnees/instantanes/{day}/{file}")
    void file(@PathVariable String day, @PathVariable String file, HttpServletResponse response) throws IOException {
        var bytes = FormValueParser.day(day)
                .flatMap(known -> snapshots.bytes(known, file))
                .orElseThrow(NotFoundException::new);
        response.setContentType(
                switch (file.substring(file.lastIndexOf('.') + 1)) {
                    case "json" -> "application/json";
                    case "csv" -> "text/csv;charset=UTF-8";
                    case "ttl" -> "text/turtle";
                    case "sql" -> "application/sql;charset=UTF-8";
                    default -> "application/vnd.apache.parquet";
                });
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    @GetMapping("/donnees/changements")
    View changes(@RequestParam(defaultValue = "") String du, @RequestParam(defaultValue = "") String au) {
        var difference = FormValueParser.day(du)
                .flatMap(from -> FormValueParser.day(au).flatMap(to -> snapshots.difference(from, to)))
                .orElseThrow(NotFoundException::new);
        return View.of("observatory/opendata/changes", new SnapshotChangesView(difference, SHOWN));
    }
}
