package org.tousaidants.platform.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// « Introuvable » — the scope of a query holds no such thing: for the asker it does not exist, whether it is
/// another network's, another person's or does not exist. Any door may throw it; the answer is the page of 404.
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotFound() {
        super("not found", null, false, false);
    }
}
