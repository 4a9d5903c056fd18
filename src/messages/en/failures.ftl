# What the disk or the system refused.

failure-read = cannot read { $path }: { $cause }
failure-write = cannot write { $path }: { $cause }
failure-make = cannot make { $path }: { $cause }
failure-delete = cannot delete { $path }: { $cause }
failure-lock = cannot lock { $path }: { $cause }
failure-use = cannot use { $path }: { $cause }
failure-reread = { $path } was changed while the site was being made; try again

# Why.
cause-not-found = there is no such file or folder
cause-permission-denied = permission denied
cause-already-exists = it is there already
cause-storage-full = the disk is full
cause-quota-exceeded = your part of the disk is full
cause-read-only = the disk is read-only
cause-invalid-filename = the name is too long, or not allowed
cause-file-too-large = the file is too large
cause-not-a-folder = it is no folder
cause-is-a-folder = it is a folder
cause-folder-not-empty = the folder is not empty
cause-crosses-devices = it is on another disk
cause-busy = another program uses it
cause-timed-out = it took too long
cause-out-of-memory = out of memory
cause-address-in-use = the port is taken
cause-address-not-available = the address is none of this machine
cause-other = { $reason }

# What to do.
advice-make-room = make room on that disk, or build elsewhere with `--output FOLDER`
advice-make-writable = make it readable and writable for you, or build elsewhere with `--output FOLDER`
advice-shorter-name = the name is too long for that disk: give the page a shorter `slug:`, or the file a shorter name
advice-too-large = the file is larger than that disk or your account allows
advice-in-the-way = something else is in the way: move it elsewhere, or build elsewhere with `--output FOLDER`
