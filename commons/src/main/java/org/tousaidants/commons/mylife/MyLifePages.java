package org.tousaidants.commons.mylife;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.paper.Paper;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.FileAnswer;
import org.tousaidants.platform.web.Offline;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// The person's own pages. None of them takes anything: what is written on them stays on her device.
@Controller
@Open
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

    /// @param questions numbers of the ten
    record Mine(List<Integer> questions, List<String> tabs) {
        List<Choice> choices(Page page) {
            return questions.stream()
                    .map(n -> Choice.of(n.toString(), page.t("mylife.question." + n)))
                    .toList();
        }

        List<KeptPaper> under(String tab) {
            return KeptPaper.under(tab);
        }
    }

    private static Mine mine() {
        return new Mine(IntStream.rangeClosed(1, QUESTIONS).boxed().toList(), KeptPaper.tabs());
    }

    @GetMapping(HERE)
    View home() {
        return View.of("commons/mylife/home", mine());
    }

    @GetMapping(HERE + "/dix-questions")
    View questions() {
        return View.of("commons/mylife/questions", mine());
    }

    @GetMapping(HERE + "/papiers")
    View papers() {
        return View.of("commons/mylife/papers", mine());
    }

    @GetMapping(HERE + "/coffre")
    View vault() {
        return View.of("commons/mylife/vault", mine());
    }

    @GetMapping(HERE + "/sw.js")
    ResponseEntity<String> worker(Page page) {
        return Offline.worker(page, "mylife", KEPT, FILES);
    }

    @GetMapping(HERE + "/classeur.pdf")
    @RateLimit(cost = 10)
    ResponseEntity<byte[]> folder(Page page) {
        return FileAnswer.pdf("classeur.pdf")
                .body(Paper.pdf(View.of("commons/mylife/folderPaper", mine()).text(page)));
    }
}
