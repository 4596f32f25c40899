"""Reading: an owner's Chinese sentence becomes intent, urgency and slots. Imports nothing of ours."""

import os

# numpy's matrices are small here: beside other busy processes its second thread made 10 ms of reading into 40
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
