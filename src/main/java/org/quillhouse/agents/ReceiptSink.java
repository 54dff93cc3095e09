package org.quillhouse.agents;

import org.quillhouse.storage.StorageFailed;

/// Where receipts go.
@FunctionalInterface
public interface ReceiptSink {
    void keep(Receipt receipt) throws StorageFailed;
}
