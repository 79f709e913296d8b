package org.tousaidants.platform.files;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.PublicAccess;

/// Serves uploaded files. A Content-Security-Policy forbids them scripts, frames and requests.
@Controller
@PublicAccess
class StoredFilePages {
    private final StoredFiles files;

    StoredFilePages(StoredFiles files) {
        this.files = files;
    }

    @GetMapping("/fichiers/{id}/{name}")
    ResponseEntity<byte[]> read(@PathVariable UUID id, @PathVariable String name, Optional<SignedInPerson> actor) {
        var read = files.read(id, actor)
                .filter(one -> one.file().plain().equals(name))
                .orElseThrow(NotFoundException::new);
        var file = read.file();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, file.type().mime())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        (file.type().shown() ? "inline" : "attachment") + "; filename=\"" + file.plain() + "\"")
                .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=0, must-revalidate")
                .eTag(file.hash())
                .body(read.bytes());
    }
}
