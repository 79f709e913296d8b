package org.tousaidants.platform.papercodes;

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
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.View;

/// « J’ai un code » — one page for every code on paper. It says what is wrong with the typing; whether the code exists
/// is for its room to say.
@Controller
@Open
class CodePages {
    private static final int MOST_TYPED = 80;

    private final List<CodeRoom> rooms;
    private final TypedCodePages codes;

    CodePages(List<CodeRoom> rooms, TypedCodePages codes) {
        this.rooms = rooms;
        this.codes = codes;
    }

    /// A code in the address is of paper that was printed before: it is taken out of there at once.
    @GetMapping("/code")
    View code(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        return code.isBlank()
                ? View.of("platform/papercodes/code", Form.empty())
                : led(code, request, response).atASecret();
    }

    @PostMapping("/code")
    View typed(Form form, HttpServletRequest request, HttpServletResponse response) {
        var code = form.value("code");
        return code.isBlank() ? refused(form.error("code", "papercodes.not-a-code")) : led(code, request, response);
    }

    private View led(String code, HttpServletRequest request, HttpServletResponse response) {
        var form = Form.filled(Map.of("code", List.of(code)));
        if (code.length() > MOST_TYPED) return refused(form.error("code", "papercodes.not-a-code"));
        var read = PaperCode.read(code);
        var good = read.good();
        var opened = first(room -> good.flatMap(room::opened));
        if (good.isPresent() && opened.isPresent()) return codes.take(good.get(), opened.get(), request, response);
        return first(room -> good.flatMap(room::path))
                .or(() -> first(room -> room.pathOfOlder(code)))
                .map(View::redirect)
                .orElseGet(() -> refused(
                        switch (read) {
                            case PaperCode.Read.Good _ -> form.error("code", "papercodes.unknown");
                            case PaperCode.Read.Mistyped(var group) -> form.error("code", "papercodes.mistyped", group);
                            case PaperCode.Read.NotACode _ -> form.error("code", "papercodes.not-a-code");
                        }));
    }

    private Optional<String> first(Function<CodeRoom, Optional<String>> path) {
        return rooms.stream().flatMap(room -> path.apply(room).stream()).findFirst();
    }

    private static View refused(Form form) {
        return View.of("platform/papercodes/code", form).status(422);
    }
}
