package org.tousaidants.community.mylife;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.OfflinePagesServiceWorker;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Pages that a person uses alone. All input stays on the device; no data are sent to the server.
@Controller
@PublicAccess
class MyDigitalLifePages {
    static final String HERE = "/ma-vie-numerique";
    private static final int QUESTIONS = 10;
    private static final List<String> KEPT = List.of(
            HERE,
            HERE + "/dix-questions",
            HERE + "/papiers",
            HERE + "/coffre",
            HERE + "/courriels",
            HERE + "/classeur.pdf");
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

    /// The pages that a person uses alone.
    ///
    /// @param questions numbers of the ten questions
    /// @param tabs sections of the list of documents
    record MyDigitalLifeView(List<Integer> questions, List<String> tabs) {
        List<FormChoice> choices(Page page) {
            return questions.stream()
                    .map(n -> FormChoice.of(n.toString(), page.t("mylife.question." + n)))
                    .toList();
        }

        /// Returns the keys of the steps with a mailbox.
        static List<String> steps() {
            return List.of("open", "sort", "keep", "doubt", "answer", "close");
        }

        /// Returns the keys of the four piles of a mailbox.
        static List<String> piles() {
            return List.of("answer", "keep", "throw", "doubt");
        }

        List<DocumentRetentionPeriod> under(String tab) {
            return DocumentRetentionPeriod.under(tab);
        }
    }

    private static MyDigitalLifeView mine() {
        return new MyDigitalLifeView(
                IntStream.rangeClosed(1, QUESTIONS).boxed().toList(), DocumentRetentionPeriod.tabs());
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

    /// A guide to read and sort one’s mailbox with a helper. The site reads no mailbox.
    @GetMapping(HERE + "/courriels")
    View mailbox() {
        return View.of("community/mylife/mailbox", mine());
    }

    @GetMapping(HERE + "/courriels.pdf")
    @RateLimit(cost = 10)
    ResponseEntity<byte[]> mailboxSheet(Page page) {
        return FileResponse.pdf("courriels.pdf")
                .body(PdfWriter.pdf(
                        View.of("community/mylife/mailboxPaper", mine()).text(page)));
    }

    @GetMapping(HERE + "/sw.js")
    ResponseEntity<String> worker(Page page) {
        return OfflinePagesServiceWorker.worker(page, "mylife", KEPT, FILES);
    }

    @GetMapping(HERE + "/classeur.pdf")
    @RateLimit(cost = 10)
    ResponseEntity<byte[]> folder(Page page) {
        return FileResponse.pdf("classeur.pdf")
                .body(PdfWriter.pdf(
                        View.of("community/mylife/folderPaper", mine()).text(page)));
    }
}
