package org.tousaidants.observatory.outbox;

/// How far somebody has read: transaction, then number.
record Cursor(String xid, long id) {}
