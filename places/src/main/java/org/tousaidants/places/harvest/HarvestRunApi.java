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
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;

/// Serves the records of a run as files for a spreadsheet, so that the owner of the source can correct them.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.DATA})
class HarvestRunApi {

    private final OpenDataHarvests harvests;

    HarvestRunApi(OpenDataHarvests harvests) {
        this.harvests = harvests;
    }

    @GetMapping("/bureau/moissons/{id}/refus.csv")
    void rejects(SignedInPerson actor, @PathVariable UUID id, Page page, HttpServletResponse response)
            throws IOException {
        var run = find(id);
        write(
                response,
                name(run, "refus"),
                List.of(page.t("harvest.run.line"), page.t("harvest.run.reason"), page.t("harvest.run.raw")),
                row -> harvests.eachReject(
                        id,
                        reject -> row.accept(List.of(
                                Long.toString(reject.line()),
                                RefusalReasonTexts.words(reject.why(), page),
                                reject.raw()))));
    }

    @GetMapping("/bureau/moissons/{id}/recues.csv")
    void received(SignedInPerson actor, @PathVariable UUID id, Page page, HttpServletResponse response)
            throws IOException {
        var run = find(id);
        write(
                response,
                name(run, "recues"),
                List.of(page.t("places.field.id"), page.t("harvest.run.line"), page.t("harvest.run.raw")),
                row -> harvests.eachReceived(
                        run, one -> row.accept(List.of(one.localId(), Long.toString(one.line()), one.raw()))));
    }

    private StoredHarvestRun find(UUID id) {
        return harvests.run(id).orElseThrow(NotFoundException::new);
    }

    private static String name(StoredHarvestRun run, String what) {
        return run.source() + "-" + ParisTime.day(run.startedAt()) + "-" + what + ".csv";
    }

    private interface CsvRowWriter {
        void write(Consumer<List<String>> row);
    }

    private static void write(HttpServletResponse response, String name, List<String> head, CsvRowWriter rows)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Cache-Control", "no-store");
        var writer = response.getWriter();
        writer.append(CsvFormat.MARK);
        row(writer, head);
        rows.write(cells -> row(writer, cells));
        writer.flush();
    }

    private static void row(Writer writer, List<String> cells) {
        var row = new StringBuilder();
        CsvFormat.row(row, ';', cells);
        try {
            writer.append(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
