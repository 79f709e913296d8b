package org.tousaidants.community.mylife;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.OfflinePagesScript;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Pages that a person uses alone. They send no data to the server: all input stays on the device.
@Controller
@PublicAccess
class MyLifePages {
    static final String HERE = "/ma-vie-numerique";
    private static final int QUESTIONS = 10;
    private static final List<String> KEPT =
            List.of(HERE, HERE + "/dix-questions", HERE + "/papiers", HERE + "/coffre", HERE + "/classeur.pdf");
    private static final List<String> FILES = List.of(
            "ta.css",
            "ta.js",
            "icons.svg",
            "mark.svg",
            "mylife.css",
            "mylife.js",
            "mylife-offline.js",
            "vault.js",
            "scrypt.js",
            "qr.js");

    /// @param questions the numbers of the ten questions
    record MyLifeView(List<Integer> questions, List<String> tabs) {
        List<Choice> choices(Page page) {
            return questions.stream()
                    .map(n -> Choice.of(n.toString(), page.t("mylife.question." + n)))
                    .toList();
        }

        List<DocumentRetentionPeriod> under(String tab) {
            return DocumentRetentionPeriod.under(tab);
        }
    }

    private static MyLifeView mine() {
        return new MyLifeView(IntStream.rangeClosed(1, QUESTIONS).boxed().toList(), DocumentRetentionPeriod.tabs());
    }

    @GetMapping(HERE)
    View home() {
        return View.of("community/mylife/home", mine());
    }

    @GetMapping(HERE + "/dix-questions")
    View questions() {
        return View.of("community/mylife/questions", mine());
    }

    @GetMapping(HERE + "/papiers")
    View papers() {
        return View.of("community/mylife/papers", mine());
    }

    @GetMapping(HERE + "/coffre")
    View vault() {
        return View.of("community/mylife/vault", mine());
    }

    @GetMapping(HERE + "/sw.js")
    ResponseEntity<String> worker(Page page) {
        return OfflinePagesScript.worker(page, "mylife", KEPT, FILES);
    }

    @GetMapping(HERE + "/classeur.pdf")
    @RateLimit(cost = 10)
    ResponseEntity<byte[]> folder(Page page) {
        return FileResponse.pdf("classeur.pdf")
                .body(PdfWriter.pdf(
                        View.of("community/mylife/folderPaper", mine()).text(page)));
    }
}
