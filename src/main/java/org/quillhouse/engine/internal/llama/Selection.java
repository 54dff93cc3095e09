package org.quillhouse.engine.internal.llama;

/// The n-th greatest of some numbers, in linear time on average (Hoare's selection).
final class Selection {
    private Selection() {}

    /// The `count`-th greatest; the array is left in another order.
    static int greatest(int[] values, int count) {
        int wanted = values.length - count;
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            int pivot = values[(low + high) >>> 1];
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    int kept = values[left];
                    values[left++] = values[right];
                    values[right--] = kept;
                }
            }
            if (wanted <= right) {
                high = right;
            } else if (wanted >= left) {
                low = left;
            } else {
                return values[wanted];
            }
        }
        return values[wanted];
    }
}
