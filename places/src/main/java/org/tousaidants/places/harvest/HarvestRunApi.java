package org.tousaidants.places.harvest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.core.csv.Csv;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;

/// Serves the lines of a run as files for a spreadsheet, in which the owner of the source can correct them.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class HarvestRunApi {

    private final Harvests harvests;

    HarvestRunApi(Harvests harvests) {
        this.harvests = harvests;
    }

    @GetMapping("/bureau/moissons/{id}/refus.csv")
    void rejects(Actor actor, @PathVariable UUID id, Page page, HttpServletResponse response) throws IOException {
        var run = find(id);
        write(
                response,
                name(run, "refus"),
                List.of(page.t("harvest.run.line"), page.t("harvest.run.reason"), page.t("harvest.run.raw")),
                row -> harvests.eachReject(
                        id,
                        reject -> row.accept(List.of(
                                Long.toString(reject.line()), ReasonTexts.words(reject.why(), page), reject.raw()))));
    }

    @GetMapping("/bureau/moissons/{id}/recues.csv")
    void received(Actor actor, @PathVariable UUID id, Page page, HttpServletResponse response) throws IOException {
        var run = find(id);
        write(
                response,
                name(run, "recues"),
                List.of(page.t("places.field.id"), page.t("harvest.run.line"), page.t("harvest.run.raw")),
                row -> harvests.eachReceived(
                        run, one -> row.accept(List.of(one.localId(), Long.toString(one.line()), one.raw()))));
    }

    private StoredHarvestRun find(UUID id) {
        return harvests.run(id).orElseThrow(NotFound::new);
    }

    private static String name(StoredHarvestRun run, String what) {
        return run.source() + "-" + ParisTime.day(run.startedAt()) + "-" + what + ".csv";
    }

    private interface Rows {
        void write(Consumer<List<String>> row);
    }

    private static void write(HttpServletResponse response, String name, List<String> head, Rows rows)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Cache-Control", "no-store");
        var writer = response.getWriter();
        writer.append(Csv.MARK);
        row(writer, head);
        rows.write(cells -> row(writer, cells));
        writer.flush();
    }

    private static void row(Writer writer, List<String> cells) {
        var row = new StringBuilder();
        Csv.row(row, ';', cells);
        try {
            writer.append(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
