package org.tousaidants.platform.codes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « J’ai un code » — the page on which a person types any paper code. The page reports typing errors; the package
/// that issued the code checks whether it exists.
@Controller
@PublicAccess
class PaperCodeEntryPages {
    private static final int MOST_TYPED = 80;

    private final List<PaperCodeDestination> rooms;
    private final TypedPaperCodePages codes;

    PaperCodeEntryPages(List<PaperCodeDestination> rooms, TypedPaperCodePages codes) {
        this.rooms = rooms;
        this.codes = codes;
    }

    /// Handles a code that is part of the address, as printed on older paper: redirects to an address without
    /// the code.
    @GetMapping("/code")
    View code(
            @RequestParam(defaultValue = "") String code,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        return code.isBlank()
                ? View.of("platform/codes/code", Form.empty())
                : led(code, page, request, response).atASecret();
    }

    @PostMapping("/code")
    View typed(Form form, Page page, HttpServletRequest request, HttpServletResponse response) {
        var code = form.value("code");
        return code.isBlank()
                ? refused(form.error("code", "papercodes.not-a-code"))
                : led(code, page, request, response);
    }

    private View led(String code, Page page, HttpServletRequest request, HttpServletResponse response) {
        var form = Form.filled(Map.of("code", List.of(code)));
        if (code.length() > MOST_TYPED) return refused(form.error("code", "papercodes.not-a-code"));
        var read = PaperCode.read(code);
        var good = read.good();
        var opened = first(page, room -> good.flatMap(room::opened));
        if (good.isPresent() && opened.isPresent()) return codes.take(good.get(), opened.get(), request, response);
        return first(page, room -> good.flatMap(room::path))
                .or(() -> first(page, room -> room.pathOfOlder(code)))
                .map(View::redirect)
                .orElseGet(() -> refused(
                        switch (read) {
                            case PaperCode.PaperCodeParseResult.ValidCode _ -> form.error("code", "papercodes.unknown");
                            case PaperCode.PaperCodeParseResult.MistypedCode(var group) ->
                                form.error("code", "papercodes.mistyped", group);
                            case PaperCode.PaperCodeParseResult.NoPaperCode _ ->
                                form.error("code", "papercodes.not-a-code");
                        }));
    }

    private Optional<String> first(Page page, Function<PaperCodeDestination, Optional<String>> path) {
        return rooms.stream()
                .flatMap(room -> path.apply(room).stream())
                .filter(page::isOpen)
                .findFirst();
    }

    private static View refused(Form form) {
        return View.of("platform/codes/code", form).status(422);
    }
}
