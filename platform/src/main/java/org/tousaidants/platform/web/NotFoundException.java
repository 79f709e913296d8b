package org.tousaidants.platform.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// « Introuvable » — thrown if an object does not exist, or belongs to another network or person; the answer does
/// not distinguish these cases. Any service may throw it; the answer is the 404 page.
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotFoundException() {
        super("not found", null, false, false);
    }
}
